package flow

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

func (e *evaluation) frame(pos token.Pos, dynamic bool) Frame {
	f := Frame{Function: e.unit.funcName(e.fn), Pos: e.unit.position(pos), Dynamic: dynamic}
	if !e.recording {
		return f
	}
	f.Guards = e.guards()
	if e.cur != e.lay.all {
		f.Lanes = e.lay.loosened(e.cur)
	}
	return f
}

// witness is that of something that happens right here.
func (e *evaluation) witness(pos token.Pos, dynamic bool) *Witness {
	return oneStep(e.frame(pos, dynamic))
}

// guards are the dominating branches that removed lanes on the way to the
// present block, outermost first.
func (e *evaluation) guards() []Guard {
	var out []Guard
	for b := e.block; b != nil; b = b.Idom() {
		d := b.Idom()
		if d == nil || !e.telling(e.out[d.Index].minus(e.in[b.Index])) {
			continue
		}
		branch, ok := d.Instrs[len(d.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		if x, r, ok := comparison(branch.Cond, true); ok && r.to == nilAtom && isErrorOperand(x) {
			continue
		}
		if c := e.unit.conditionOf(e.fn, branch); c != nil {
			out = append(out, Guard{c.text, e.unit.position(c.pos), e.lay.loosened(e.in[b.Index])})
		}
	}
	slices.Reverse(out)
	return out
}

// telling reports whether lanes that a branch removed say something of where
// the program is deployed: worlds, or rows of a text or a truth value.
func (e *evaluation) telling(removed Lanes) bool {
	if removed.empty() {
		return false
	}
	if !removed.Worlds().Empty() {
		return true
	}
	for _, b := range e.lay.Blocks {
		if (b.Class == Text || b.Class == Truth) && removed.intersects(b.lanes()) {
			return true
		}
	}
	return false
}
