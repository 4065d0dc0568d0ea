package flow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A syntaxIndex finds the source of instructions that compare: ssa has one
// position for each, that of an operator, a case, a parenthesis or a colon.
type syntaxIndex struct {
	operands map[token.Pos][]ast.Expr
	either   map[token.Pos]bool // operators whose result is an operand of ||
	cases    map[token.Pos]bool
	empty    map[token.Pos]bool        // cases without a body above one that has one
	values   map[types.Object]ast.Expr // of constants
}

func (u *unit) syntaxOf() *syntaxIndex {
	if u.syntax != nil {
		return u.syntax
	}
	x := &syntaxIndex{map[token.Pos][]ast.Expr{}, map[token.Pos]bool{}, map[token.Pos]bool{}, map[token.Pos]bool{}, map[types.Object]ast.Expr{}}
	u.syntax = x
	for _, f := range u.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BinaryExpr:
				x.operands[n.OpPos] = []ast.Expr{n.X, n.Y}
				if n.Op == token.LOR {
					x.markEither(n.X)
					x.markEither(n.Y)
				}
			case *ast.CallExpr:
				x.operands[n.Lparen] = n.Args
			case *ast.KeyValueExpr:
				x.operands[n.Colon] = []ast.Expr{n.Key}
			case *ast.SwitchStmt:
				if n.Tag != nil {
					x.addCases(f, n.Body.List)
				}
			case *ast.ValueSpec:
				for i, name := range n.Names {
					if obj, isConst := u.Info.Defs[name].(*types.Const); isConst && i < len(n.Values) {
						x.values[obj] = n.Values[i]
					}
				}
			}
			return true
		})
	}
	return x
}

func (x *syntaxIndex) addCases(f *ast.File, clauses []ast.Stmt) {
	for i, s := range clauses {
		clause := s.(*ast.CaseClause)
		for _, e := range clause.List {
			x.operands[e.Pos()] = []ast.Expr{e}
			x.cases[e.Pos()] = true
		}
		if i+1 == len(clauses) || len(clause.Body) > 0 || len(clause.List) == 0 {
			continue
		}
		// A comment in its place says that nothing is meant to happen.
		next := clauses[i+1].(*ast.CaseClause)
		commented := slices.ContainsFunc(f.Comments, func(c *ast.CommentGroup) bool { return c.Pos() > clause.Colon && c.End() < next.Pos() })
		x.empty[clause.List[0].Pos()] = len(next.Body) > 0 && len(next.List) > 0 && !commented
	}
}

func (x *syntaxIndex) markEither(e ast.Expr) {
	if b, ok := ast.Unparen(e).(*ast.BinaryExpr); ok {
		x.either[b.OpPos] = true
	}
}

// comparisonAt describes the comparison with a constant that an instruction
// is. It stands at the constant, as far as that can be found.
func (u *unit) comparisonAt(at ssa.Instruction, test Test, text string) Comparison {
	pos := at.Pos()
	x := u.syntaxOf()
	c := Comparison{Site: u.position(pos), Text: text, Test: test, Either: x.either[pos], Case: x.cases[pos], Empty: x.empty[pos]}
	if op, ok := at.(*ssa.BinOp); ok && op.Op == token.NEQ {
		c.Test = Unequal
	}
	e := u.constantIn(x.operands[pos], text)
	if e == nil {
		return c
	}
	c.Site = u.position(e.Pos())
	if lit := u.literal(x, e); lit != nil {
		c.Literal, c.Len = u.position(lit.Pos()), len(lit.Value)
	}
	return c
}

// constantIn finds the first expression with the value among others or in
// them.
func (u *unit) constantIn(exprs []ast.Expr, text string) (found ast.Expr) {
	for _, e := range exprs {
		ast.Inspect(e, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok && found == nil {
				if v := u.Info.Types[e].Value; v != nil && v.Kind() == constant.String && constant.StringVal(v) == text {
					found = ast.Unparen(e)
				}
			}
			return found == nil
		})
	}
	return found
}

// literal is where a constant expression is spelt out in this package.
func (u *unit) literal(x *syntaxIndex, e ast.Expr) *ast.BasicLit {
	for range 4 { // constants that name constants
		var id *ast.Ident
		switch e := ast.Unparen(e).(type) {
		case *ast.BasicLit:
			return e
		case *ast.Ident:
			id = e
		case *ast.SelectorExpr:
			id = e.Sel
		case *ast.CallExpr:
			if len(e.Args) != 1 {
				return nil
			}
			return u.literal(x, e.Args[0]) // a conversion
		default:
			return nil
		}
		value, ok := x.values[u.Info.Uses[id]]
		if !ok {
			return nil
		}
		e = value
	}
	return nil
}

// entries are the updates that fill a map that is written in this package: on
// the spot, or as the value of a package variable.
func (u *unit) entries(m ssa.Value) []*ssa.MapUpdate {
	if load, ok := m.(*ssa.UnOp); ok && load.Op == token.MUL {
		g, ok := load.X.(*ssa.Global)
		if !ok || g.Pkg != u.ssaPkg {
			return nil
		}
		m = u.initial(g)
	}
	made, ok := m.(*ssa.MakeMap)
	if !ok {
		return nil
	}
	var out []*ssa.MapUpdate
	for _, r := range *made.Referrers() {
		if up, ok := r.(*ssa.MapUpdate); ok && up.Map == made {
			out = append(out, up)
		}
	}
	return out
}

// initial is what the package's init stores to a variable; nil if it does not,
// or more than once.
func (u *unit) initial(g *ssa.Global) (v ssa.Value) {
	for _, b := range u.ssaPkg.Func("init").Blocks {
		for _, instr := range b.Instrs {
			if s, ok := instr.(*ssa.Store); ok && s.Addr == g {
				if v != nil {
					return nil
				}
				v = s.Val
			}
		}
	}
	return v
}
