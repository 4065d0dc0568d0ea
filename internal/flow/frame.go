package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A condition is the source text of something that a function branches on.
type condition struct {
	pos, end token.Pos
	text     string
}

func (e *evaluation) frame(pos token.Pos, dynamic bool) Frame {
	f := Frame{Function: e.unit.funcName(e.fn), Pos: e.unit.position(pos), Dynamic: dynamic}
	if !e.recording {
		return f
	}
	if c := e.guard(); c != nil {
		f.Guard, f.GuardPos = c.text, e.unit.position(c.pos)
	}
	return f
}

func (e *evaluation) frames(x ssa.CallInstruction, dynamic bool) []Frame {
	return []Frame{e.frame(x.Pos(), dynamic)}
}

func (e *evaluation) framesAt(x ssa.Instruction, dynamic bool) []Frame {
	return []Frame{e.frame(x.Pos(), dynamic)}
}

func (e *evaluation) framesPos(p token.Pos, dynamic bool) []Frame {
	return []Frame{e.frame(p, dynamic)}
}

// guard is the innermost dominating branch that removed lanes on the way to
// the present block.
func (e *evaluation) guard() *condition {
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
		if c := e.unit.conditionAt(e.fn, branch.Cond.Pos()); c != nil {
			return c
		}
	}
	return nil
}

// telling reports whether lanes that a branch removed say something of where
// the program is deployed: worlds, or rows of a text or a truth value.
func (e *evaluation) telling(removed Lanes) bool {
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

// conditionAt finds the smallest condition of a function around a position.
func (u *unit) conditionAt(fn *ssa.Function, pos token.Pos) *condition {
	if !pos.IsValid() {
		return nil
	}
	conds, known := u.conds[fn]
	if !known {
		conds = conditionsIn(fn)
		for i := range conds {
			// Guards are shown to everybody: no keys in them.
			conds[i].text = u.config.Catalog.Mask(conds[i].text)
		}
		u.conds[fn] = conds
	}
	var best *condition
	for i := range conds {
		c := &conds[i]
		if c.pos <= pos && pos < c.end && (best == nil || c.end-c.pos < best.end-best.pos) {
			best = c
		}
	}
	return best
}

func conditionsIn(fn *ssa.Function) []condition {
	root := fn.Syntax()
	if root == nil {
		return nil
	}
	var out []condition
	var tags []ast.Expr
	ast.Inspect(root, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IfStmt:
			out = append(out, condition{n.Cond.Pos(), n.Cond.End(), types.ExprString(n.Cond)})
		case *ast.ForStmt:
			if n.Cond != nil {
				out = append(out, condition{n.Cond.Pos(), n.Cond.End(), types.ExprString(n.Cond)})
			}
		case *ast.SwitchStmt:
			tags = append(tags, n.Tag)
			for _, s := range n.Body.List {
				for _, x := range s.(*ast.CaseClause).List {
					text := types.ExprString(x)
					if n.Tag != nil {
						text = types.ExprString(n.Tag) + " == " + text
					}
					out = append(out, condition{x.Pos(), x.End(), text})
				}
			}
		}
		return true
	})
	return out
}
