package flow

import (
	"cmp"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A Kind is the kind of an Atom.
type Kind uint8

const (
	noKind Kind = iota
	kindBool
	kindInt
	kindStr
	kindNil
	// kindNonNil is some pointer, interface, function, map, ... but not nil.
	kindNonNil
	// kindPositive is some integer above zero.
	kindPositive
	// kindPrefix is some string that begins with S: an environment whose
	// declared spelling is a pattern.
	kindPrefix
	// kindOther is some string that spells no declared environment.
	kindOther
	// kindEnvironment is, in each world, that world's spelling. It has no
	// meaning in other lanes.
	kindEnvironment
	// kindSym is the value of the source Src.
	kindSym
	// kindAddr is the address of the cell Src.
	kindAddr
	// kindFunc is a function; Ref is its *ssa.Function or *ssa.MakeClosure in
	// the function that made it, and S its key when it crosses functions.
	kindFunc
	// kindObj is the address of an object that this function allocated at Ref,
	// or of the part S of it.
	kindObj
)

// An Atom is one possible value. Atoms are comparable.
type Atom struct {
	Kind Kind
	S    string
	I    int64
	Src  Source
	Ref  ssa.Value
}

// several reports whether an atom stands for more than one constant.
func (a Atom) several() bool {
	switch a.Kind {
	case kindSym, kindEnvironment, kindPrefix, kindOther, kindPositive:
		return true
	}
	return false
}

func strAtom(s string) Atom { return Atom{Kind: kindStr, S: s} }
func intAtom(i int64) Atom  { return Atom{Kind: kindInt, I: i} }
func symAtom(s Source) Atom { return Atom{Kind: kindSym, Src: s} }
func boolAtom(b bool) Atom {
	if b {
		return Atom{Kind: kindBool, I: 1}
	}
	return Atom{Kind: kindBool}
}

var (
	nilAtom    = Atom{Kind: kindNil}
	nonNilAtom = Atom{Kind: kindNonNil}
)

// constant reports whether the atom is exactly one value.
func (a Atom) constant() bool { return a.Kind >= kindBool && a.Kind <= kindNil }

// reference reports whether the atom is a value that is certainly not nil.
func (a Atom) reference() bool {
	return a.Kind == kindNonNil || a.Kind == kindAddr || a.Kind == kindFunc || a.Kind == kindObj
}

func compareAtoms(a, b Atom) int {
	if c := cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.S, b.S), cmp.Compare(a.I, b.I), compareSources(a.Src, b.Src)); c != 0 || a.Ref == b.Ref {
		return c
	}
	return compareRefs(a.Ref, b.Ref)
}

// compareRefs orders values by where they stand, which is the same in every
// run, unlike addresses.
func compareRefs(a, b ssa.Value) int {
	if a == nil || b == nil {
		if a == nil {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.Pos(), b.Pos()), cmp.Compare(a.Name(), b.Name()), cmp.Compare(a.String(), b.String()), compareCallPaths(madeIn(a), madeIn(b)))
}

type part struct {
	atom  Atom
	lanes Lanes
}

// A Value says what an expression can be in each lane: the atoms whose lanes
// hold it, or anything where top does. A lane in neither has no value: the
// expression is not evaluated there.
//
// Values form a join semilattice: join is associative, commutative and
// idempotent, and the zero Value is its bottom.
type Value struct {
	parts []part // sorted by atom
	top   Lanes
	// fields are the known parts of a struct value, by path.
	fields map[string]Value
	// ways are the ways in which it came about, if they tell more than the
	// value as a whole; see alternatives.go. A value that is computed from
	// this one has none of its own unless it was computed way by way.
	ways []Value
}

// maxAtoms is how many atoms a lane can hold before it is unknown; loop
// counters end there.
const maxAtoms = 12

func exactly(a Atom, l Lanes) Value {
	if l.empty() {
		return Value{}
	}
	return Value{parts: []part{{a, l}}}
}

func unknown(l Lanes) Value { return Value{top: l} }

func (v Value) empty() bool { return len(v.parts) == 0 && v.top.empty() }

// domain is the lanes in which v has a value.
func (v Value) domain() Lanes {
	l := v.top
	for _, p := range v.parts {
		l = l.or(p.lanes)
	}
	return l
}

func (v Value) restrict(l Lanes) Value {
	if v.within(l) {
		return v
	}
	if v.ways != nil {
		return v.restrictWays(l)
	}
	out := Value{top: v.top.and(l)}
	for _, p := range v.parts {
		if m := p.lanes.and(l); !m.empty() {
			out.parts = append(out.parts, part{p.atom, m})
		}
	}
	if v.fields != nil {
		out.fields = make(map[string]Value, len(v.fields))
		for path, f := range v.fields {
			out.fields[path] = f.restrict(l)
		}
	}
	return out
}

// within reports whether v has values in no lane outside of l.
func (v Value) within(l Lanes) bool {
	if v.fields != nil || !l.contains(v.top) {
		return false
	}
	for _, p := range v.parts {
		if !l.contains(p.lanes) {
			return false
		}
	}
	return true
}

func (v Value) join(w Value) Value {
	if w.empty() && w.fields == nil {
		return v
	}
	if v.empty() && v.fields == nil {
		return w
	}
	out := Value{top: v.top.or(w.top)}
	out.parts = make([]part, 0, len(v.parts)+len(w.parts))
	i, j := 0, 0
	for i < len(v.parts) || j < len(w.parts) {
		var p part
		switch c := comparePart(v.parts, i, w.parts, j); {
		case c < 0:
			p = v.parts[i]
			i++
		case c > 0:
			p = w.parts[j]
			j++
		default:
			p = part{v.parts[i].atom, v.parts[i].lanes.or(w.parts[j].lanes)}
			i++
			j++
		}
		if !unknownAbsorbs(p.atom) {
			out.parts = append(out.parts, p)
		} else if p.lanes = p.lanes.minus(out.top); !p.lanes.empty() {
			out.parts = append(out.parts, p)
		}
	}
	if len(out.parts) > maxAtoms {
		out = out.widen()
	}
	if v.fields != nil && w.fields != nil {
		out.fields = map[string]Value{}
		for path, f := range v.fields {
			if g, both := w.fields[path]; both {
				out.fields[path] = f.join(g)
			}
		}
	}
	return out
}

// unknownAbsorbs reports whether an unknown value covers the atom. Functions,
// objects, cell addresses and symbols are kept beside it: what is called, or
// escapes, must not be forgotten because something else is possible too.
func unknownAbsorbs(a Atom) bool { return a.Kind < kindSym }

func comparePart(a []part, i int, b []part, j int) int {
	switch {
	case i == len(a):
		return 1
	case j == len(b):
		return -1
	}
	return compareAtoms(a[i].atom, b[j].atom)
}

// widen makes lanes with more than maxAtoms atoms unknown. It counts lane-wise
// with a bit-sliced counter.
func (v Value) widen() Value {
	var c [4]Lanes
	var over Lanes
	for _, p := range v.parts {
		carry := p.lanes
		for i := range c {
			c[i], carry = xor(c[i], carry), c[i].and(carry)
		}
		over = over.or(carry)
		// maxAtoms is 12: over where bits 8 and 4 are set and one of 2, 1.
		over = over.or(c[3].and(c[2]).and(c[1].or(c[0])))
	}
	if over.empty() {
		return v
	}
	out := Value{top: v.top.or(over), fields: v.fields}
	for _, p := range v.parts {
		if unknownAbsorbs(p.atom) {
			p.lanes = p.lanes.minus(over)
		}
		if !p.lanes.empty() {
			out.parts = append(out.parts, p)
		}
	}
	return out
}

func xor(a, b Lanes) Lanes {
	for i := range a {
		a[i] ^= b[i]
	}
	return a
}

func (v Value) equal(w Value) bool {
	if v.same(w) {
		return true
	}
	if v.top != w.top || !slices.Equal(v.parts, w.parts) || len(v.fields) != len(w.fields) || len(v.ways) != len(w.ways) {
		return false
	}
	for path, f := range v.fields {
		if g, ok := w.fields[path]; !ok || !f.equal(g) {
			return false
		}
	}
	return slices.EqualFunc(v.ways, w.ways, Value.equal)
}

// same reports whether one value is a copy of the other.
func (v Value) same(w Value) bool {
	return v.top == w.top && len(v.parts) == len(w.parts) && (len(v.parts) == 0 || &v.parts[0] == &w.parts[0]) &&
		v.fields == nil && w.fields == nil && len(v.ways) == len(w.ways) && (len(v.ways) == 0 || &v.ways[0] == &w.ways[0])
}

// atom returns the only atom of v, if it has exactly one and is known in all
// of the given lanes.
func (v Value) atom(l Lanes) (Atom, bool) {
	if len(v.parts) == 1 && !v.top.intersects(l) && v.parts[0].lanes.contains(l) {
		return v.parts[0].atom, true
	}
	return Atom{}, false
}
