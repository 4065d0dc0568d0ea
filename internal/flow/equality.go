package flow

import (
	"slices"
	"strconv"
	"strings"

	"github.com/envlint/envlint/internal/env"
)

// In
//
//	func Is(name string) bool { return current == name }
//
// nobody knows the outcome: what name is, callers know, and what current is,
// perhaps the root. So the outcome is a source itself, a truth. It is written as
// a view of the parameter, whose argument is what that is compared with.

// The views that compare with something that is no constant.
const (
	sameView     = "same"
	sameFoldView = "samefold"
)

// comparing is what the last view compares with, if it does.
func (s Source) comparing() (with comparand, ok bool) {
	if s.Via == "" {
		return with, false
	}
	_, name, arg := s.plainly()
	if name != sameView && name != sameFoldView {
		return with, false
	}
	return decodeComparand(arg), true
}

// comparesWith reports whether the source of a block compares with another.
func (b *Block) comparesWith(s Source) bool {
	with, ok := b.Source.comparing()
	return ok && with.isSource && with.source == s
}

// settled reports whether a source of a function is the same whenever it is
// read: callers decide what it is, and nothing else.
func (s Source) settled() bool {
	with, ok := s.comparing()
	return s.isParam() && (!ok || !with.isSource || with.source.settled())
}

// A comparand is what a parameter is compared with: another source, or what
// depends on the world only.
type comparand struct {
	isSource bool
	source   Source
	class    Class
	value    []worldPart
}

type worldPart struct {
	atom Atom
	in   env.Set
}

// maxWorldParts bounds what of a value is written into the name of a source.
const maxWorldParts = 4

// same is the truth that x equals y, the view its fold or not.
func (e *evaluation) same(x, y Value) Value {
	return e.settle(e.truth(x, y, e.equals), sameView, x, y)
}

// settle lets callers have a say in the outcome v of a comparison of a
// parameter.
func (e *evaluation) settle(v Value, view string, x, y Value) Value {
	s, ok := e.comparison(view, x, y)
	if !ok {
		if s, ok = e.comparison(view, y, x); !ok {
			return v
		}
	}
	holds, fails := e.truthOf(s)
	return v.each(e.unit.ways, e.lay, func(v Value) Value {
		yes, no := split(v, e.lay.all)
		return booleans(yes.and(holds), no.and(fails))
	})
}

// truthOf is where a source is true, and where it is false.
func (e *evaluation) truthOf(s Source) (yes, no Lanes) {
	if !s.settled() {
		e.countRead(s)
	}
	e.lay.block(s)
	return split(e.lay.read(s, Truth), e.lay.all)
}

// comparison is the source that a comparison of the parameter x with y is.
func (e *evaluation) comparison(view string, x, y Value) (Source, bool) {
	p, ok := e.reading(x)
	if !ok || !p.isParam() || p.Kind == Free {
		return p, false
	}
	with := comparand{}
	if q, ok := e.reading(y); ok {
		if q.Kind == Free || q == p || q.isParam() && compareSources(q, p) < 0 || e.lay.class[q] != e.lay.class[p] {
			return p, false
		}
		if _, nested := q.comparing(); nested {
			return p, false
		}
		with = comparand{isSource: true, source: q, class: e.lay.class[q]}
		if q.Kind == FieldCell {
			e.lay.block(q) // which carries what its declaration says
		}
	} else if with.value, ok = worldsOnly(e.universe(), y); !ok {
		return p, false
	}
	return p.seenBy(view+" "+strconv.Quote(with.encode()), "")
}

// reading is the source that a value is, read once.
func (e *evaluation) reading(v Value) (s Source, ok bool) {
	if !v.top.empty() || v.ways != nil || v.fields != nil {
		return s, false
	}
	for _, p := range v.parts {
		switch {
		case p.atom.Kind == kindSym && !ok:
			s, ok = p.atom.Src, true
		case !isReading(e.lay, v, p):
			return s, false
		}
	}
	return s, ok
}

// worldsOnly takes a value apart that has to do with the environment and that
// is one thing in every world: where it could be several, two values of the same
// parts could differ.
func worldsOnly(u *env.Universe, v Value) (parts []worldPart, ok bool) {
	if !v.top.Worlds().Empty() || len(v.parts) > maxWorldParts || !holdsEnvironment(u, v) {
		return nil, false
	}
	var taken env.Set
	for _, p := range v.parts {
		in := p.lanes.Worlds()
		if p.atom != environmentAtom && p.atom.Kind != kindStr || !taken.Intersect(in).Empty() {
			return nil, false
		}
		taken = taken.Union(in)
		parts = append(parts, worldPart{p.atom, in})
	}
	return parts, true
}

// comparandHere is what a parameter is compared with, here.
func (e *evaluation) comparandHere(c comparand, args, bindings []Value) Value {
	if c.isSource {
		return e.actual(c.source, c.class, args, bindings)
	}
	var worlds Lanes
	out := Value{}
	for _, p := range c.value {
		out = out.join(exactly(p.atom, worldsOf(p.in)))
		worlds = worlds.or(worldsOf(p.in))
	}
	return out.join(unknown(e.lay.all.minus(worlds)))
}

func (c comparand) encode() string {
	var f []string
	if s := c.source; c.isSource {
		f = []string{"source", strconv.Itoa(int(s.Kind)), strconv.Itoa(s.Index), s.Name,
			strconv.Itoa(int(s.Default.Kind)), s.Default.S, strconv.FormatInt(s.Default.I, 10), s.Via, strconv.Itoa(int(c.class))}
	}
	for _, p := range c.value {
		f = append(f, strconv.Itoa(int(p.atom.Kind)), p.atom.S)
		for _, w := range p.in {
			f = append(f, strconv.FormatUint(w, 16))
		}
	}
	for i := range f {
		f[i] = strconv.Quote(f[i])
	}
	return strings.Join(f, "")
}

func decodeComparand(text string) (c comparand) {
	var f []string
	for text != "" {
		quoted, err := strconv.QuotedPrefix(text)
		if err != nil {
			return c // facts are checked as a whole
		}
		field, _ := strconv.Unquote(quoted)
		f, text = append(f, field), text[len(quoted):]
	}
	number := func(s string) int {
		n, _ := strconv.Atoi(s)
		return n
	}
	if len(f) == 9 && f[0] == "source" {
		s := Source{Kind: SourceKind(number(f[1])), Index: number(f[2]), Name: f[3], Default: Constant{Kind(number(f[4])), f[5], int64(number(f[6]))}, Via: f[7]}
		return comparand{isSource: true, source: s, class: Class(number(f[8]))}
	}
	for part := range slices.Chunk(f, 2+len(env.Set{})) {
		if len(part) < 2+len(env.Set{}) {
			break
		}
		p := worldPart{atom: Atom{Kind: Kind(number(part[0])), S: part[1]}}
		for i := range p.in {
			p.in[i], _ = strconv.ParseUint(part[2+i], 16, 64)
		}
		c.value = append(c.value, p)
	}
	return c
}
