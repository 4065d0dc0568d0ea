package flow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"regexp"
	"slices"
)

// surroundings are what stands around a constant in the source.
type surroundings struct {
	function ast.Node // nil for package-level variables
	// tested: it is only compared, or a key.
	tested bool
	// offered: it is one of the values that a package keeps, or the default of
	// a flag; whether it is used shows elsewhere.
	offered bool
	row     string
}

func (w *writtenFinder) surroundings(x ast.Expr) surroundings {
	var s surroundings
	var child ast.Node = x
	used := false // by an operation, so what is further out is of no matter
	called := false
	for i := len(w.stack) - 1; i >= 0; i-- {
		switch n := w.stack[i].(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			if s.function == nil {
				s.function = n
			}
			used = true
		case *ast.BinaryExpr:
			s.tested = s.tested || !used && isComparisonToken(n.Op)
			used = true
		case *ast.CaseClause:
			_, isExpr := child.(ast.Expr)
			s.tested = s.tested || !used && isExpr
		case *ast.IndexExpr:
			s.tested = s.tested || !used && n.Index == child
		case *ast.KeyValueExpr:
			if n.Key == child {
				s.tested = s.tested || !used
			} else if s.row == "" && i > 0 {
				s.row = w.rowKey(n.Key, w.stack[i-1])
			}
		case *ast.AssignStmt:
			if s.row == "" && len(n.Lhs) == 1 {
				if at, ok := n.Lhs[0].(*ast.IndexExpr); ok && !contains(n.Lhs[0], x) {
					s.row = w.environmentKey(at.Index, at.X)
				}
			}
			used = true
		case *ast.CallExpr:
			if n.Fun != child && !used {
				s.tested = s.tested || w.calls(n, inspecting)
				s.offered = s.offered || w.calls(n, declaring)
			}
			used, called = true, true
		case *ast.GenDecl:
			s.tested = s.tested || n.Tok == token.CONST
			s.offered = s.offered || n.Tok == token.VAR && s.function == nil && !called
		}
		child = w.stack[i]
	}
	return s
}

func contains(n, x ast.Node) bool { return n.Pos() <= x.Pos() && x.End() <= n.End() }

// rowKey is the environment that keys an element of a map literal.
func (w *writtenFinder) rowKey(key ast.Expr, literal ast.Node) string {
	l, ok := literal.(*ast.CompositeLit)
	if !ok {
		return ""
	}
	return w.environmentKey(key, l)
}

func (w *writtenFinder) environmentKey(key, table ast.Expr) string {
	t := w.unit.Info.TypeOf(table)
	if t == nil {
		return ""
	}
	if _, isMap := t.Underlying().(*types.Map); !isMap {
		return ""
	}
	v := w.unit.Info.Types[key].Value
	if v == nil || v.Kind() != constant.String {
		return ""
	}
	name := constant.StringVal(v)
	if _, ok := w.unit.universe.Lookup(name); !ok || name == "" {
		return ""
	}
	return name
}

// calls reports whether a call is one of a function that does not use what it
// gets as what it is.
func (w *writtenFinder) calls(c *ast.CallExpr, list *regexp.Regexp) bool {
	var id *ast.Ident
	switch f := ast.Unparen(c.Fun).(type) {
	case *ast.Ident:
		id = f
	case *ast.SelectorExpr:
		id = f.Sel
	case *ast.IndexExpr:
		if sel, ok := f.X.(*ast.SelectorExpr); ok {
			id = sel.Sel
		}
	}
	if id == nil {
		return false
	}
	fn, ok := w.unit.Info.Uses[id].(*types.Func)
	return ok && fn.Pkg() != nil && list.MatchString(fn.Pkg().Path()+"."+fn.Name())
}

// inspecting are functions that look at strings or show them, declaring those that
// say what a flag or a configuration value is when nobody sets it.
var (
	inspecting = regexp.MustCompile(`^((strings|bytes)\.(Has|Contains|Equal|Index|LastIndex|Count|Cut|Trim|Split|Compare|Replace)|slices\.(Contains|Index)|regexp\.|` +
		`errors\.|log\.|log/slog\.|fmt\.(Errorf|Print)|go\.uber\.org/zap\.|github\.com/(sirupsen/logrus|rs/zerolog|pkg/errors|stretchr/testify/\w+)\.)`)
	declaring = regexp.MustCompile(`^(flag|github\.com/spf13/(pflag|viper)|github\.com/urfave/cli(/v\d+)?|github\.com/alecthomas/kingpin(/v\d+)?)\.`)
)

var comparing = []token.Token{token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ}

func isComparisonToken(t token.Token) bool {
	return slices.Contains(comparing, t)
}
