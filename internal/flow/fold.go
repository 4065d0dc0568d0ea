package flow

import (
	"go/token"
	"strings"

	"github.com/envlint/envlint/internal/env"
)

// tri is the outcome of a comparison.
type tri uint8

const (
	either tri = iota
	never
	always
)

func triOf(b bool) tri {
	if b {
		return always
	}
	return never
}

// truth turns a comparison of two values, atom by atom, into a boolean value.
func (e *evaluation) truth(x, y Value, compare func(a, b Atom, l Lanes) (yes, no Lanes)) Value {
	e.noteComparison(x, y)
	return x.apart().each(e.unit.ways, e.lay, func(x Value) Value {
		return y.apart().each(e.unit.ways, e.lay, func(y Value) Value { return compareAtomwise(x, y, compare) })
	})
}

func compareAtomwise(x, y Value, compare func(a, b Atom, l Lanes) (yes, no Lanes)) Value {
	dom := x.domain().and(y.domain())
	both := x.top.or(y.top).and(dom)
	var yes, no Lanes
	for _, p := range x.parts {
		for _, q := range y.parts {
			if l := p.lanes.and(q.lanes); !l.empty() {
				t, f := compare(p.atom, q.atom, l)
				yes, no = yes.or(t), no.or(f)
			}
		}
	}
	return booleans(yes.or(both), no.or(both))
}

// noteComparison notes what is compared with what.
func (e *evaluation) noteComparison(x, y Value) {
	e.mention(x, y)
	e.mention(y, x)
	e.inquire(x, y)
	e.inquire(y, x)
}

// booleans is the value that may be true in yes and false in no.
func booleans(yes, no Lanes) Value {
	v := exactly(boolAtom(false), no)
	return v.join(exactly(boolAtom(true), yes))
}

// split is the inverse of booleans: where a condition may be true and false.
func split(v Value, cur Lanes) (yes, no Lanes) {
	yes, no = v.top, v.top
	for _, p := range v.parts {
		switch {
		case p.atom == boolAtom(true):
			yes = yes.or(p.lanes)
		case p.atom == boolAtom(false):
			no = no.or(p.lanes)
		default:
			yes, no = yes.or(p.lanes), no.or(p.lanes)
		}
	}
	return yes.and(cur), no.and(cur)
}

func outcome(t tri, l Lanes) (yes, no Lanes) {
	switch t {
	case always:
		return l, Lanes{}
	case never:
		return Lanes{}, l
	}
	return l, l
}

// equals compares two atoms in the lanes where both are. Where a source is
// compared with a constant, the constant becomes one of its rows.
func (e *evaluation) equals(a, b Atom, l Lanes) (yes, no Lanes) {
	if b.Kind == kindSym {
		a, b = b, a
	}
	if a.Kind == kindSym && b.Kind != kindSym {
		return e.symEquals(a, b, l)
	}
	if a == environmentAtom || b == environmentAtom {
		return environmentEquals(e.universe(), a, b, l)
	}
	return outcome(equalAtoms(e.universe(), a, b), l)
}

// environmentEquals compares the environment with something, world by world.
func environmentEquals(u *env.Universe, a, b Atom, l Lanes) (yes, no Lanes) {
	if a == b {
		return l, Lanes{}
	}
	if b == environmentAtom {
		a, b = b, a
	}
	if b.Kind == kindPrefix {
		for _, w := range l.Worlds().Worlds() {
			own := oneLane(int(w))
			if !u.Exact(w) || strings.HasPrefix(u.Spelling(w), b.S) {
				yes = yes.or(own)
			}
			if !u.Exact(w) || !strings.HasPrefix(u.Spelling(w), b.S) {
				no = no.or(own)
			}
		}
		return yes, no
	}
	if b.Kind != kindStr {
		return l, l
	}
	no = l
	if w, exact := u.Lookup(b.S); exact {
		own := oneLane(int(w)).and(l)
		return own, l.minus(own)
	}
	for _, w := range l.Worlds().Worlds() {
		if !u.Exact(w) && equalAtoms(u, spelling(u, w), b) != never {
			yes = yes.or(oneLane(int(w)))
		}
	}
	return yes, no
}

func (e *evaluation) symEquals(sym, c Atom, l Lanes) (yes, no Lanes) {
	e.lay.wantRow(sym.Src, c)
	e.lay.mention(sym.Src, c)
	blk := e.lay.index[sym.Src]
	if blk == nil || !c.constant() {
		return l, l
	}
	if _, isRow := blk.row(c); isRow {
		return l.minus(blk.rest()), l
	}
	return l, l
}

func equalAtoms(u *env.Universe, a, b Atom) tri {
	if a.Kind > b.Kind {
		a, b = b, a
	}
	switch {
	case a.Kind == kindStr && b.Kind == kindStr, a.Kind == kindInt && b.Kind == kindInt, a.Kind == kindBool && b.Kind == kindBool:
		return triOf(a == b)
	case a.Kind == kindInt && b.Kind == kindPositive:
		if a.I <= 0 {
			return never
		}
	case a.Kind == kindNil && b.Kind == kindNil:
		return always
	case a.Kind == kindNil && b.reference():
		return never
	case a.Kind == kindStr && b.Kind == kindPrefix:
		if !strings.HasPrefix(a.S, b.S) {
			return never
		}
	case a.Kind == kindPrefix && b.Kind == kindPrefix:
		if !strings.HasPrefix(a.S, b.S) && !strings.HasPrefix(b.S, a.S) {
			return never
		}
	case a.Kind == kindStr && b.Kind == kindOther:
		if _, declared := u.Lookup(a.S); declared {
			return never
		}
	case a.Kind == kindPrefix && b.Kind == kindOther && declaredPattern(u, a.S):
		return never
	}
	return either
}

// declaredPattern reports whether the names that begin with a prefix are an
// environment of the universe.
func declaredPattern(u *env.Universe, prefix string) bool {
	for _, w := range u.All().Worlds() {
		if w != u.Other() && !u.Exact(w) && strings.HasPrefix(prefix, u.Spelling(w)) {
			return true
		}
	}
	return false
}

// orders folds <, <=, > and >= on constants.
func (e *evaluation) orders(op token.Token, a, b Atom) tri {
	if b.Kind == kindPositive && a.Kind == kindInt {
		return e.orders(flip(op), b, a)
	}
	if a.Kind == kindPositive && b.Kind == kindInt {
		switch {
		case b.I <= 0 && (op == token.GTR || op == token.GEQ):
			return always
		case b.I == 1 && op == token.GEQ:
			return always
		case b.I <= 0 && (op == token.LSS || op == token.LEQ), b.I == 1 && op == token.LSS:
			return never
		}
		return either
	}
	var c int
	switch {
	case a.Kind == kindInt && b.Kind == kindInt:
		c = 1
		if a.I < b.I {
			c = -1
		} else if a.I == b.I {
			c = 0
		}
	case a.Kind == kindStr && b.Kind == kindStr:
		c = strings.Compare(a.S, b.S)
	default:
		return either
	}
	switch op {
	case token.LSS:
		return triOf(c < 0)
	case token.LEQ:
		return triOf(c <= 0)
	case token.GTR:
		return triOf(c > 0)
	}
	return triOf(c >= 0)
}

func flip(op token.Token) token.Token {
	switch op {
	case token.LSS:
		return token.GTR
	case token.LEQ:
		return token.GEQ
	case token.GTR:
		return token.LSS
	case token.GEQ:
		return token.LEQ
	}
	return op
}

// arithmetic folds integer operations whose result fits 31 bits, and string
// concatenation; everything else is unknown.
func arithmetic(op token.Token, a, b Atom) (Atom, bool) {
	if a.Kind == kindStr && b.Kind == kindStr && op == token.ADD {
		return strAtom(a.S + b.S), true
	}
	if a.Kind != kindInt || b.Kind != kindInt {
		return Atom{}, false
	}
	const limit = 1 << 31
	var r int64
	switch op {
	case token.ADD:
		r = a.I + b.I
	case token.SUB:
		r = a.I - b.I
	case token.AND:
		r = a.I & b.I
	case token.OR:
		r = a.I | b.I
	case token.XOR:
		r = a.I ^ b.I
	case token.AND_NOT:
		r = a.I &^ b.I
	case token.SHL:
		if b.I < 0 || b.I > 30 {
			return Atom{}, false
		}
		r = a.I << b.I
	default:
		return Atom{}, false
	}
	return intAtom(r), -limit < r && r < limit
}
