package reach_test

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/astutil"
)

// mutated changes a program, as often as there are choices, so that it still
// type-checks: a change that the type checker refuses is taken back. Random
// bytes hardly ever make a program; a change of one that exists often does.
func mutated(p *program, choices []byte) *program {
	for len(choices) >= 4 {
		m := &mutation{program: p, choices: choices[:4]}
		m.apply()
		choices = choices[4:]
		var b bytes.Buffer
		if !m.done || format.Node(&b, p.fset, p.file) != nil {
			// The syntax tree may be half changed.
			b.Reset()
			b.WriteString(p.source)
		}
		next, err := check(b.String())
		if err != nil {
			if next, err = check(p.source); err != nil {
				return p
			}
		}
		p = next
	}
	return p
}

// A mutation is one change. The first choice says what is done, the second
// where, the third with what, the fourth how.
type mutation struct {
	*program
	choices []byte
	done    bool
}

func (m *mutation) apply() {
	switch m.choices[0] % 4 {
	case 0, 1:
		m.expression()
	default:
		m.statement()
	}
}

// expression puts one expression of the program where another one of the same
// type stands, or its opposite.
func (m *mutation) expression() {
	var all []ast.Expr
	ast.Inspect(m.file, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok && m.info.Types[e].IsValue() {
			all = append(all, e)
		}
		return true
	})
	if len(all) == 0 {
		return
	}
	old := all[int(m.choices[1])*len(all)/256]
	var same []ast.Expr // never empty: it is of its own type
	for _, e := range all {
		if (e == old || !within(old, e)) && types.Identical(m.info.TypeOf(e), m.info.TypeOf(old)) {
			same = append(same, e)
		}
	}
	next := same[int(m.choices[2])*len(same)/256]
	if b, ok := m.info.TypeOf(old).Underlying().(*types.Basic); ok && b.Info()&types.IsBoolean != 0 {
		switch m.choices[3] % 4 {
		case 0:
			next = &ast.UnaryExpr{Op: token.NOT, X: &ast.ParenExpr{X: old}}
		case 1:
			next = &ast.BinaryExpr{X: old, Op: token.LAND, Y: next}
		case 2:
			next = &ast.BinaryExpr{X: old, Op: token.LOR, Y: next}
		}
	}
	m.replace(old, next)
}

// statement changes, moves, wraps or removes a statement.
func (m *mutation) statement() {
	var all []ast.Stmt
	var conditions []ast.Expr
	ast.Inspect(m.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause, *ast.LabeledStmt:
		case ast.Stmt:
			all = append(all, n)
		case ast.Expr:
			if b, ok := m.info.TypeOf(n).(*types.Basic); ok && b.Info()&types.IsBoolean != 0 {
				conditions = append(conditions, n)
			}
		}
		return true
	})
	if len(all) == 0 {
		return
	}
	old := all[int(m.choices[1])*len(all)/256]
	other := all[int(m.choices[2])*len(all)/256]
	var condition ast.Expr = ast.NewIdent("true")
	if within(old, other) {
		other = &ast.EmptyStmt{}
	}
	if len(conditions) > 0 {
		if c := conditions[int(m.choices[2])*len(conditions)/256]; !within(old, c) {
			condition = c
		}
	}
	block := &ast.BlockStmt{List: []ast.Stmt{old}}
	function := &ast.CallExpr{Fun: &ast.FuncLit{Type: &ast.FuncType{Params: &ast.FieldList{}}, Body: block}}
	leave := &ast.BranchStmt{Tok: token.BREAK}
	var next ast.Stmt
	switch m.choices[3] % 14 {
	case 0:
		next = &ast.EmptyStmt{Implicit: true}
	case 1:
		next = other
	case 2:
		next = &ast.BlockStmt{List: []ast.Stmt{old, other}}
	case 3:
		next = &ast.BlockStmt{List: []ast.Stmt{other, old}}
	case 4:
		next = &ast.IfStmt{Cond: condition, Body: block}
	case 5:
		next = &ast.IfStmt{Cond: condition, Body: block, Else: &ast.BlockStmt{List: []ast.Stmt{other}}}
	case 6:
		next = &ast.ForStmt{Cond: condition, Body: block}
	case 7:
		next = &ast.RangeStmt{X: &ast.BasicLit{Kind: token.INT, Value: "3"}, Body: block}
	case 8:
		next = &ast.DeferStmt{Call: function}
	case 9:
		next = &ast.GoStmt{Call: function}
	case 10:
		next = &ast.ExprStmt{X: function}
	case 11:
		next = &ast.ForStmt{Body: &ast.BlockStmt{List: []ast.Stmt{old, &ast.IfStmt{Cond: condition, Body: &ast.BlockStmt{List: []ast.Stmt{leave}}}}}}
	case 12:
		next = &ast.SwitchStmt{Body: &ast.BlockStmt{List: []ast.Stmt{
			&ast.CaseClause{List: []ast.Expr{condition}, Body: []ast.Stmt{old, &ast.BranchStmt{Tok: token.FALLTHROUGH}}},
			&ast.CaseClause{Body: []ast.Stmt{other}},
		}}}
	case 13:
		next = &ast.BlockStmt{List: []ast.Stmt{old, &ast.IfStmt{Cond: condition, Body: &ast.BlockStmt{List: []ast.Stmt{&ast.ReturnStmt{}}}}}}
	}
	m.replace(old, next)
}

// within reports whether a node is part of another one, which can then not be
// put into it.
func within(n, of ast.Node) bool { return of.Pos() <= n.Pos() && n.End() <= of.End() }

// replace changes the syntax tree. What takes the place may contain what was
// there, so the tree is left at once.
func (m *mutation) replace(old, next ast.Node) {
	astutil.Apply(m.file, func(c *astutil.Cursor) bool {
		if m.done || c.Node() != old {
			return !m.done
		}
		m.done = true
		func() {
			defer func() {
				if recover() != nil { // the place takes nothing of this kind
					m.done = false
				}
			}()
			c.Replace(next)
		}()
		return false
	}, nil)
}
