package flow

import (
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/envlint/envlint/internal/cgo"
)

// A condition is the source text of something that a function branches on,
// and the code that runs where it holds.
type condition struct {
	pos, end   token.Pos
	text       string
	body, last token.Pos
	isIf       bool
}

func (c *condition) spans(p token.Pos) bool { return c.pos <= p && p < c.end }

func (c *condition) guards(p token.Pos) bool { return c.body <= p && p < c.last }

// conditionOf finds the condition of a branch. A branch has no position of its
// own, and that of its operand is where the operand comes from; only what it
// leads to tells for certain.
func (u *unit) conditionOf(fn *ssa.Function, branch *ssa.If) *condition {
	conds, known := u.conds[fn]
	if !known {
		conds = conditionsIn(fn)
		for i := range conds {
			// Guards are shown to everybody: no keys in them.
			conds[i].text = u.config.Catalog.Mask(conds[i].text)
		}
		u.conds[fn] = conds
	}
	if c := smallest(conds, branch.Cond.Pos(), (*condition).spans); c != nil {
		return c
	}
	if c := nthIf(fn, conds, branch.Block()); c != nil {
		return c
	}
	for _, to := range branch.Block().Succs {
		at := firstPos(to)
		var c *condition
		switch to.Comment {
		case "if.then", "for.body":
			c = smallest(conds, at, (*condition).guards)
		case "cond.true", "cond.false":
			c = smallest(conds, at, (*condition).spans)
		}
		if c != nil {
			return c
		}
	}
	return nil
}

// nthIf counts: ssa makes a block for each if statement, in their order. It
// leaves out those that never run; then nothing can be said.
func nthIf(fn *ssa.Function, conds []condition, from *ssa.BasicBlock) *condition {
	var ifs []*condition
	for i := range conds {
		if conds[i].isIf {
			ifs = append(ifs, &conds[i])
		}
	}
	n, found := 0, -1
	for _, b := range fn.Blocks {
		if b.Comment != "if.then" {
			continue
		}
		if slices.Contains(from.Succs, b) {
			found = n
		}
		n++
	}
	if found < 0 || n != len(ifs) {
		return nil
	}
	return ifs[found]
}

func firstPos(b *ssa.BasicBlock) token.Pos {
	for _, instr := range b.Instrs {
		if p := instr.Pos(); p.IsValid() {
			return p
		}
	}
	return token.NoPos
}

// smallest is the innermost condition that has a position in the given sense.
func smallest(conds []condition, p token.Pos, has func(*condition, token.Pos) bool) *condition {
	var best *condition
	for i := range conds {
		c := &conds[i]
		if !p.IsValid() || !has(c, p) {
			continue
		}
		if best == nil || best.spans(c.pos) || best.guards(c.pos) {
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
	ast.Inspect(root, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return n == root // others are functions of their own
		case *ast.IfStmt:
			out = append(out, condition{n.Cond.Pos(), n.Cond.End(), cgo.Spelling(n.Cond), n.Body.Pos(), n.Body.End(), true})
		case *ast.ForStmt:
			if n.Cond != nil {
				out = append(out, condition{n.Cond.Pos(), n.Cond.End(), cgo.Spelling(n.Cond), n.Body.Pos(), n.Body.End(), false})
			}
		case *ast.SwitchStmt:
			for _, s := range n.Body.List {
				for _, x := range s.(*ast.CaseClause).List {
					text := cgo.Spelling(x)
					if n.Tag != nil {
						text = cgo.Spelling(n.Tag) + " == " + text
					}
					out = append(out, condition{x.Pos(), x.End(), text, s.Pos(), s.End(), false})
				}
			}
		}
		return true
	})
	return out
}
