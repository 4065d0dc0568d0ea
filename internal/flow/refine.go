package flow

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// A refinement is what a branch taken on the way tells about a value: it
// equals a constant, or does not.
type refinement struct {
	to    Atom
	equal bool
}

// refine notes what the only way into a block tells, beside what the block
// around it knows.
func (e *evaluation) refine(b *ssa.BasicBlock) {
	d := b.Idom()
	if d == nil {
		e.known[b.Index] = nil
		return
	}
	e.known[b.Index] = e.known[d.Index]
	if len(b.Preds) != 1 || b.Preds[0] != d || len(d.Succs) != 2 || d.Succs[0] == d.Succs[1] {
		return
	}
	branch, ok := d.Instrs[len(d.Instrs)-1].(*ssa.If)
	if !ok {
		return
	}
	x, r, ok := comparison(branch.Cond, d.Succs[0] == b)
	if !ok {
		return
	}
	own := map[ssa.Value]refinement{x: r}
	for y, s := range e.known[d.Index] {
		if y != x {
			own[y] = s
		}
	}
	e.known[b.Index] = own
}

// comparison reads "x == c" and "x != c", negated or not.
func comparison(cond ssa.Value, taken bool) (x ssa.Value, r refinement, ok bool) {
	if not, isNot := cond.(*ssa.UnOp); isNot && not.Op == token.NOT {
		return comparison(not.X, !taken)
	}
	op, isOp := cond.(*ssa.BinOp)
	if !isOp || op.Op != token.EQL && op.Op != token.NEQ {
		return nil, r, false
	}
	c, isConst := op.Y.(*ssa.Const)
	x = op.X
	if !isConst {
		if c, isConst = op.X.(*ssa.Const); !isConst {
			return nil, r, false
		}
		x = op.Y
	}
	if _, fixed := x.(*ssa.Const); fixed {
		return nil, r, false
	}
	a, isAtom := constAtom(c)
	return x, refinement{a, (op.Op == token.EQL) == taken}, isAtom
}

// apply narrows a value. What is unknown becomes the constant, or, of nil,
// something else.
func (r refinement) apply(e *evaluation, v Value) Value {
	return v.each(e.unit.ways, e.lay, func(v Value) Value { return r.narrow(e, v) })
}

func (r refinement) narrow(e *evaluation, v Value) Value {
	out := Value{fields: v.fields}
	for _, p := range v.parts {
		yes, no := p.lanes, Lanes{}
		if p.atom != r.to {
			yes, no = e.equals(p.atom, r.to, p.lanes)
		}
		if !r.equal {
			yes = no
		}
		a := p.atom
		if r.equal && a.Kind != kindSym && a.several() {
			a = r.to
		}
		if !yes.empty() {
			out = out.join(exactly(a, yes))
		}
	}
	switch {
	case r.equal:
		out = out.join(exactly(r.to, v.top))
	case r.to == nilAtom:
		out = out.join(exactly(nonNilAtom, v.top))
	default:
		out = out.join(unknown(v.top))
	}
	return out
}
