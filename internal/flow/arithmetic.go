package flow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// wantOrdered asks for the rows around a constant that a source is ordered
// against: of an enumeration, all small values.
func (e *evaluation) wantOrdered(s Source, a, b Atom) {
	for _, c := range [2]Atom{a, b} {
		if c.Kind == kindInt && c.I >= 0 && c.I <= 16 {
			for i := range c.I + 2 {
				e.lay.wantRow(s, intAtom(i))
			}
		}
	}
}

func (e *evaluation) combine(x *ssa.BinOp, a, b Value) Value {
	if e.counts(x.X) || e.counts(x.Y) {
		return unknown(e.cur)
	}
	a, b = spellOut(e.universe(), a), spellOut(e.universe(), b)
	out := unknown(a.top.or(b.top).and(e.cur))
	basic, _ := x.Type().Underlying().(*types.Basic)
	wide := basic != nil && (basic.Info()&types.IsString != 0 || basic.Kind() == types.Int || basic.Kind() == types.Int64 || basic.Kind() == types.Int32)
	for _, p := range a.parts {
		for _, q := range b.parts {
			l := p.lanes.and(q.lanes)
			if l.empty() {
				continue
			}
			r, ok := arithmetic(x.Op, p.atom, q.atom)
			if ok && (wide || (r.I >= 0 && r.I < 128)) {
				out = out.join(exactly(r, l))
			} else {
				out = out.join(unknown(l))
			}
		}
	}
	return out
}

// counts reports whether an operand of arithmetic changes with every round of
// a loop. Its values would only grow until they are too many.
func (e *evaluation) counts(x ssa.Value) bool {
	instr, ok := x.(ssa.Instruction)
	return ok && e.unrolling == 0 && e.cyclic[e.block] && e.cyclic[instr.Block()]
}
