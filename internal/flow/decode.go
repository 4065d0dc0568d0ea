package flow

import (
	"encoding/binary"
	"slices"

	"github.com/envlint/envlint/internal/env"
)

// A decoder reads what an encoder wrote. After an error everything it returns
// is zero; the error is checked once, at the end.
type decoder struct {
	buf     []byte
	strings []string
	lay     *Layout
	u       *env.Universe
	err     error
}

func newDecoder(buf []byte, u *env.Universe) *decoder {
	r := &decoder{buf: buf, u: u}
	for range r.count() {
		size := r.uint()
		if size > len(r.buf) {
			r.err = errCorrupt
			return r
		}
		r.strings = append(r.strings, string(r.buf[:size]))
		r.buf = r.buf[size:]
	}
	return r
}

func (r *decoder) fail() { r.err, r.buf = errCorrupt, nil }

func (r *decoder) uint() int {
	n, size := binary.Uvarint(r.buf)
	if size <= 0 || n > 1<<40 {
		r.fail()
		return 0
	}
	r.buf = r.buf[size:]
	return int(n)
}

// count reads a length; nothing is longer than what is left to read.
func (r *decoder) count() int {
	n := r.uint()
	if n > len(r.buf) {
		r.fail()
		return 0
	}
	return n
}

func (r *decoder) word() uint64 {
	if len(r.buf) < 8 {
		r.fail()
		return 0
	}
	w := binary.LittleEndian.Uint64(r.buf)
	r.buf = r.buf[8:]
	return w
}

func (r *decoder) bool() bool {
	if len(r.buf) == 0 {
		r.fail()
		return false
	}
	b := r.buf[0] == 1
	r.buf = r.buf[1:]
	return b
}

func (r *decoder) string() string {
	i := r.uint()
	if i >= len(r.strings) {
		r.fail()
		return ""
	}
	return r.strings[i]
}

func (r *decoder) pos() Pos { return Pos{r.string(), r.uint(), r.uint()} }

func (r *decoder) lanes() Lanes {
	mask := r.uint()
	if mask == allLanes {
		return r.lay.all
	}
	var l Lanes
	for i := range l {
		if mask&(1<<i) != 0 {
			l[i] = r.word()
		}
	}
	if mask&looseLanes != 0 {
		l = l.or(beyondWorlds)
	}
	return l
}

func (r *decoder) source() Source {
	s := Source{Kind: SourceKind(r.uint()), Index: r.uint(), Name: r.string()}
	a := r.atom()
	s.Default = Constant{a.Kind, a.S, a.I}
	s.Via = r.string()
	r.lay.class[s] = Class(r.uint())
	return s
}

func (r *decoder) atom() Atom {
	a := Atom{Kind: Kind(r.uint())}
	switch a.Kind {
	case kindBool, kindInt:
		i, size := binary.Varint(r.buf)
		if size <= 0 {
			r.fail()
			return Atom{}
		}
		r.buf = r.buf[size:]
		a.I = i
	case kindStr, kindPrefix, kindFunc:
		a.S = r.string()
	case kindSym:
		a.Src = r.source()
	}
	return a
}

func (r *decoder) value() Value {
	v := r.whole()
	for range r.count() {
		v.ways = append(v.ways, r.whole())
	}
	return v
}

func (r *decoder) whole() Value {
	v := Value{top: r.lanes()}
	for range r.count() {
		v.parts = append(v.parts, part{r.atom(), r.lanes()})
	}
	return v
}

func (r *decoder) layout() *Layout {
	r.lay = newLayout(r.u)
	next := worldLanes
	for range r.count() {
		b := &Block{Source: r.source(), first: next}
		b.Class = r.lay.class[b.Source]
		for range r.count() {
			b.Rows = append(b.Rows, r.atom())
		}
		b.Multi = r.bool()
		for range r.count() {
			b.Mentions = append(b.Mentions, r.string())
		}
		if b.Source.Kind == FieldCell {
			b.Note = r.note()
		}
		if next += b.size(); next > maxLanes {
			r.fail()
			return r.lay
		}
		r.lay.add(b)
	}
	return r.lay
}

func (r *decoder) note() fieldNote {
	return fieldNote{
		key: r.string(), fallback: r.string(), name: r.string(), class: Class(r.uint()),
		fromEnv: r.bool(), required: r.bool(), hasDefault: r.bool(), inConfig: r.bool(),
	}
}

func (r *decoder) summary() *Summary {
	s := r.one()
	s.ListParam = r.uint()
	for range r.count() {
		s.Lists = append(s.Lists, r.one())
	}
	return s
}

func (r *decoder) one() *Summary {
	s := &Summary{Layout: r.layout(), Returns: r.lanes(), exported: true}
	for range r.count() {
		s.Results = append(s.Results, r.value())
	}
	for range r.count() {
		s.Events = append(s.Events, r.event())
	}
	for range r.count() {
		s.Stored = append(s.Stored, r.string())
	}
	s.Mentioned = r.set()
	for range r.count() {
		s.Variables = append(s.Variables, r.string())
	}
	s.Comparisons = r.comparisons()
	return s
}

func (r *decoder) comparisons() []Comparison {
	var out []Comparison
	for range r.count() {
		c := Comparison{Site: r.pos(), Text: r.string(), Len: r.uint()}
		if c.Len > 0 {
			c.Literal = r.pos()
		}
		c.Test, c.Either, c.Case, c.Empty = Test(r.uint()), r.bool(), r.bool(), r.bool()
		c.Instead, c.Function, c.Open = r.string(), r.string(), r.bool()
		if !c.Open {
			c.Holds, c.Fails = r.lanes().Worlds(), r.lanes().Worlds()
		} else if c.Source = r.source(); c.Source.Kind == FieldCell {
			c.Note = r.note()
		}
		out = append(out, c)
	}
	return out
}

func (r *decoder) set() (s env.Set) {
	if r.bool() {
		for i := range s {
			s[i] = r.word()
		}
	}
	return s
}

func (r *decoder) event() *Event {
	ev := &Event{Kind: EventKind(r.uint()), Name: r.string(), Detail: r.string(), Site: r.pos(), Index: r.uint(), Source: r.source(), Value: r.value(), Pending: r.bool(), Allow: r.set()}
	for range r.count() {
		way := Way{Lanes: r.lanes()}
		var path []Frame
		for range r.count() {
			f := Frame{Function: r.string(), Pos: r.pos(), Dynamic: r.bool(), Lanes: r.lanes()}
			for range r.count() {
				f.Guards = append(f.Guards, Guard{Text: r.string(), Pos: r.pos(), Lanes: r.lanes()})
			}
			path = append(path, f)
		}
		for _, f := range slices.Backward(path) {
			way.Witness = way.Witness.before(f)
		}
		ev.Ways = append(ev.Ways, way)
	}
	return ev
}

func decodeSummary(u *env.Universe, buf []byte) (*Summary, error) {
	r := newDecoder(buf, u)
	if r.word() != alphabetID(u) && r.err == nil {
		return nil, errAlphabet
	}
	s := r.summary()
	return s, r.err
}
