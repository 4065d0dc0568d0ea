package flow

import (
	"encoding/binary"
	"errors"
	"hash/fnv"

	"github.com/envlint/envlint/internal/env"
)

// Facts are encoded by hand, sorted and with one table of strings each: gob
// writes maps in random order and is five to seven times larger. Only the
// order of the fields below defines the format; facts never outlive a build.

// alphabetID tells facts of another alphabet from ours.
func alphabetID(u *env.Universe) uint64 {
	h := fnv.New64a()
	h.Write([]byte(u.ID()))
	return h.Sum64()
}

type encoder struct {
	buf     []byte
	strings map[string]int
	table   []byte
	lay     *Layout
	// noFrames leaves out the witnesses.
	noFrames bool
}

func newEncoder() *encoder { return &encoder{strings: map[string]int{}} }

func (w *encoder) uint(n int) { w.buf = binary.AppendUvarint(w.buf, uint64(n)) }

func (w *encoder) bool(b bool) {
	if b {
		w.buf = append(w.buf, 1)
	} else {
		w.buf = append(w.buf, 0)
	}
}

func (w *encoder) string(s string) {
	i, ok := w.strings[s]
	if !ok {
		i = len(w.strings)
		w.strings[s] = i
		w.table = binary.AppendUvarint(w.table, uint64(len(s)))
		w.table = append(w.table, s...)
	}
	w.uint(i)
}

// finish puts the tables in front.
func (w *encoder) finish() []byte {
	out := binary.AppendUvarint(nil, uint64(len(w.strings)))
	out = append(out, w.table...)
	return append(out, w.buf...)
}

func (w *encoder) pos(p Pos) {
	w.string(p.File)
	w.uint(p.Line)
	w.uint(p.Col)
}

// looseLanes and allLanes say of lanes that they are loose, or all that there
// are, where else their words would follow.
const (
	allLanes   = 1 << laneWords
	looseLanes = 2 << laneWords
)

func (w *encoder) lanes(l Lanes) {
	if l == w.lay.all {
		w.uint(allLanes)
		return
	}
	mask := 0
	if l.loose() {
		mask = looseLanes
		l = l.minus(beyondWorlds)
	}
	for i, word := range l {
		if word != 0 {
			mask |= 1 << i
		}
	}
	w.uint(mask)
	for _, word := range l {
		if word != 0 {
			w.buf = binary.LittleEndian.AppendUint64(w.buf, word)
		}
	}
}

func (w *encoder) source(s Source) {
	w.uint(int(s.Kind))
	w.uint(s.Index)
	w.string(s.Name)
	w.atom(s.Default.atom())
	w.string(s.Via)
	w.uint(int(w.lay.class[s]))
}

func (w *encoder) atom(a Atom) {
	w.uint(int(a.Kind))
	switch a.Kind {
	case kindBool, kindInt:
		w.buf = binary.AppendVarint(w.buf, a.I)
	case kindStr, kindPrefix, kindFunc:
		w.string(a.S)
	case kindSym:
		w.source(a.Src)
	}
}

func (w *encoder) value(v Value) {
	w.whole(v)
	w.uint(len(v.ways))
	for _, way := range v.ways {
		w.whole(way)
	}
}

func (w *encoder) whole(v Value) {
	w.lanes(v.top)
	w.uint(len(v.parts))
	for _, p := range v.parts {
		w.atom(p.atom)
		w.lanes(p.lanes)
	}
}

func (w *encoder) layout(l *Layout) {
	w.lay = l
	w.uint(len(l.Blocks))
	for _, b := range l.Blocks {
		w.source(b.Source)
		w.uint(len(b.Rows))
		for _, r := range b.Rows {
			w.atom(r)
		}
		w.bool(b.Multi)
		w.uint(len(b.Mentions))
		for _, m := range b.Mentions {
			w.string(m)
		}
		if b.Source.Kind == FieldCell {
			w.note(b.Note)
		}
	}
}

func (w *encoder) note(n fieldNote) {
	w.string(n.key)
	w.string(n.fallback)
	w.string(n.name)
	w.uint(int(n.class))
	w.bool(n.fromEnv)
	w.bool(n.required)
	w.bool(n.hasDefault)
	w.bool(n.inConfig)
}

func (w *encoder) summary(s *Summary) {
	w.one(s)
	w.uint(s.ListParam)
	w.uint(len(s.Lists))
	for _, l := range s.Lists {
		w.one(l)
	}
}

func (w *encoder) one(s *Summary) {
	w.layout(s.Layout)
	w.lanes(s.Returns)
	w.uint(len(s.Results))
	for _, r := range s.Results {
		w.value(r)
	}
	w.uint(len(s.Events))
	for _, ev := range s.Events {
		w.event(ev)
	}
	w.uint(len(s.Stored))
	for _, n := range s.Stored {
		w.string(n)
	}
	w.set(s.Mentioned)
	w.uint(len(s.Variables))
	for _, n := range s.Variables {
		w.string(n)
	}
	w.comparisons(s.Comparisons)
}

func (w *encoder) set(s env.Set) {
	w.bool(!s.Empty())
	if s.Empty() {
		return
	}
	for _, word := range s {
		w.buf = binary.LittleEndian.AppendUint64(w.buf, word)
	}
}

func (w *encoder) event(ev *Event) {
	w.uint(int(ev.Kind))
	w.string(ev.Name)
	w.string(ev.Detail)
	w.pos(ev.Site)
	w.uint(ev.Index)
	w.source(ev.Source)
	w.value(ev.Value)
	w.bool(ev.Pending)
	w.set(ev.Allow)
	w.uint(len(ev.Ways))
	for _, way := range ev.Ways {
		w.lanes(way.Lanes)
		if w.noFrames {
			continue
		}
		w.uint(way.Witness.len())
		for f := way.Witness; f != nil; f = f.inner {
			w.string(f.Function)
			w.pos(f.Pos)
			w.bool(f.Dynamic)
			w.lanes(f.Lanes)
			w.uint(len(f.Guards))
			for _, g := range f.Guards {
				w.string(g.Text)
				w.pos(g.Pos)
				w.lanes(g.Lanes)
			}
		}
	}
}

func (w *encoder) comparisons(cs []Comparison) {
	w.uint(len(cs))
	for _, c := range cs {
		w.pos(c.Site)
		w.string(c.Text)
		w.uint(c.Len)
		if c.Len > 0 {
			w.pos(c.Literal)
		}
		w.uint(int(c.Test))
		w.bool(c.Either)
		w.bool(c.Case)
		w.bool(c.Empty)
		w.string(c.Instead)
		w.string(c.Function)
		w.bool(c.Open)
		if !c.Open {
			w.lanes(worldsOf(c.Holds))
			w.lanes(worldsOf(c.Fails))
			continue
		}
		w.source(c.Source)
		if c.Source.Kind == FieldCell {
			w.note(c.Note)
		}
	}
}

// encodeSummary is the form of a summary in facts.
func encodeSummary(u *env.Universe, s *Summary) []byte { return encode(u, s, newEncoder()) }

// encodeMeaning leaves out the witnesses: equal bytes, equal meaning.
func encodeMeaning(u *env.Universe, s *Summary) []byte {
	w := newEncoder()
	w.noFrames = true
	return encode(u, s, w)
}

func encode(u *env.Universe, s *Summary, w *encoder) []byte {
	w.buf = binary.LittleEndian.AppendUint64(w.buf, alphabetID(u))
	w.summary(s)
	return w.finish()
}

// errAlphabet says that a fact was computed with other environments.
var errAlphabet = errors.New("fact of another set of environments")

var errCorrupt = errors.New("corrupt fact")
