package flow

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strconv"

	"github.com/envlint/envlint/internal/catalog"
	"golang.org/x/tools/go/ssa"
)

// A place is where the source uses a constant or variable that rules name.
type place struct {
	pos  token.Pos
	uses []use
	// row is the key of the row of a table that the place stands in, if it is
	// the name of an environment.
	row string
}

type use struct {
	rule   *catalog.Rule
	detail string
}

// writtenIn lists the places of a function; those of the initialisers of
// package variables belong to init.
func (u *unit) writtenIn(fn *ssa.Function) map[written][]place {
	if u.written == nil {
		u.written = u.findWritten()
	}
	if fn == u.ssaPkg.Func("init") {
		return u.written[nil]
	}
	s := fn.Syntax()
	for p := fn.Parent(); p != nil; p = p.Parent() {
		if _, body := s.(*ast.RangeStmt); body {
			s = p.Syntax() // fn is the body of a loop over a function
		}
	}
	if s == nil {
		return nil
	}
	return u.written[s]
}

// A writtenFinder walks the files of a package.
type writtenFinder struct {
	unit  *unit
	stack []ast.Node
	found map[ast.Node]map[written][]place
	// aliases are constants and variables of this package that are nothing
	// but what rules name.
	aliases map[types.Object][]use
	stored  map[types.Object]bool
}

func (u *unit) findWritten() map[ast.Node]map[written][]place {
	w := &writtenFinder{unit: u, found: map[ast.Node]map[written][]place{}, aliases: map[types.Object][]use{}, stored: map[types.Object]bool{}}
	if !w.any() {
		return w.found
	}
	for _, f := range u.Files {
		w.findAliases(f)
	}
	for _, f := range u.Files {
		ast.Inspect(f, w.visit)
	}
	return w.found
}

// any reports whether the package holds anything that can be found. Most hold
// nothing, and need not be walked over.
func (w *writtenFinder) any() bool {
	info := w.unit.Info
	for x, tv := range info.Types {
		if tv.Value != nil && tv.Value.Kind() == constant.String && len(w.unit.config.Catalog.Literals(constant.StringVal(tv.Value))) > 0 {
			return true
		}
		if st, ok := x.(*ast.StructType); ok && slices.ContainsFunc(st.Fields.List, func(f *ast.Field) bool { return f.Tag != nil }) {
			return true
		}
	}
	for _, obj := range info.Uses {
		if obj.Pkg() != w.unit.Pkg && len(w.usesOfObject(obj)) > 0 {
			return true
		}
	}
	return false
}

// findAliases looks at package-level declarations: "const mode = gin.DebugMode"
// is a use where mode is, and so is "var base = sandboxURL" if nothing stores
// to base.
func (w *writtenFinder) findAliases(f *ast.File) {
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, x := range n.Lhs {
				w.stores(x)
			}
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				w.stores(n.X)
			}
		case *ast.ValueSpec:
			if len(n.Names) != len(n.Values) {
				return true
			}
			for i, name := range n.Names {
				obj := w.unit.Info.Defs[name]
				if obj == nil || obj.Exported() && !isConst(obj) {
					continue
				}
				if uses := w.usesOf(n.Values[i]); isConst(obj) || packageLevel(obj) {
					w.aliases[obj] = uses
				}
			}
		}
		return true
	})
}

func (w *writtenFinder) stores(x ast.Expr) {
	if id, ok := ast.Unparen(x).(*ast.Ident); ok {
		if obj := w.unit.Info.Uses[id]; obj != nil && packageLevel(obj) {
			w.stored[obj] = true
		}
	}
}

func isConst(obj types.Object) bool { _, ok := obj.(*types.Const); return ok }

func packageLevel(obj types.Object) bool {
	return obj.Pkg() != nil && obj.Parent() == obj.Pkg().Scope()
}

func (w *writtenFinder) visit(n ast.Node) bool {
	if n == nil {
		w.stack = w.stack[:len(w.stack)-1]
		return true
	}
	if x, ok := n.(ast.Expr); ok && w.expression(x) {
		return false
	}
	if st, ok := n.(*ast.StructType); ok {
		w.tags(st)
	}
	w.stack = append(w.stack, n)
	return true
}

// expression notes a constant or variable; it reports whether what is below
// belongs to it.
func (w *writtenFinder) expression(x ast.Expr) bool {
	tv, ok := w.unit.Info.Types[x]
	if ok && tv.Value != nil {
		if uses := w.usesOf(x); len(uses) > 0 {
			w.note(x, writtenConst(tv.Type, tv.Value), uses)
		}
		return true
	}
	var id *ast.Ident
	switch x := x.(type) {
	case *ast.Ident:
		id = x
	case *ast.SelectorExpr:
		id = x.Sel
	default:
		return false
	}
	v, ok := w.unit.Info.Uses[id].(*types.Var)
	if !ok || v.IsField() || !packageLevel(v) {
		return false
	}
	if uses := w.usesOfObject(v); len(uses) > 0 {
		w.note(x, written{value: variableName(v)}, uses)
	}
	return true
}

// usesOf are the rules that speak of a constant expression: of its value if it
// is a string, and of the constants in it.
func (w *writtenFinder) usesOf(x ast.Expr) []use {
	var out []use
	if tv := w.unit.Info.Types[x]; tv.Value != nil && tv.Value.Kind() == constant.String {
		for _, l := range w.unit.config.Catalog.Literals(constant.StringVal(tv.Value)) {
			// That a library knows its live host is no choice of ours.
			if l.Rule.Kind() == catalog.Setting || !w.foreign(x) {
				out = append(out, use{l.Rule, "literal " + l.Name})
			}
		}
	}
	ast.Inspect(x, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && w.unit.Info.Uses[id] != nil {
			for _, u := range w.usesOfObject(w.unit.Info.Uses[id]) {
				if !slices.Contains(out, u) {
					out = append(out, u)
				}
			}
		}
		return true
	})
	return out
}

// foreign reports whether a constant is one that a library declares.
func (w *writtenFinder) foreign(x ast.Expr) bool {
	sel, ok := ast.Unparen(x).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	obj := w.unit.Info.Uses[sel.Sel]
	return obj != nil && obj.Pkg() != nil && !w.unit.ours(obj.Pkg())
}

func (w *writtenFinder) usesOfObject(obj types.Object) []use {
	if obj.Pkg() == w.unit.Pkg {
		if w.stored[obj] {
			return nil
		}
		return w.aliases[obj]
	}
	var out []use
	if obj.Pkg() != nil && w.unit.config.Catalog.Package(obj.Pkg().Path()) {
		for _, r := range w.unit.config.Catalog.Value(obj) {
			out = append(out, use{r, "value " + obj.Pkg().Name() + "." + obj.Name()})
		}
	}
	return out
}

// note keeps a place, unless what stands around it says that the value is not
// used there.
func (w *writtenFinder) note(x ast.Expr, key written, uses []use) {
	c := w.surroundings(x)
	if c.tested {
		return
	}
	kept := slices.DeleteFunc(slices.Clone(uses), func(u use) bool { return c.offered && u.rule.Kind() == catalog.Setting })
	w.keep(c.function, key, place{x.Pos(), kept, c.row})
}

func (w *writtenFinder) keep(fn ast.Node, key written, p place) {
	if len(p.uses) == 0 {
		return
	}
	if w.found[fn] == nil {
		w.found[fn] = map[written][]place{}
	}
	w.found[fn][key] = append(w.found[fn][key], p)
}

// tags finds keys among the defaults of a configuration's fields: whoever does
// not set the variable uses them.
func (w *writtenFinder) tags(st *ast.StructType) {
	for _, f := range st.Fields.List {
		if f.Tag == nil {
			continue
		}
		tag, err := strconv.Unquote(f.Tag.Value)
		if err != nil {
			continue
		}
		var n fieldNote
		n.readTag(reflect.StructTag(tag))
		for _, l := range w.unit.config.Catalog.Literals(n.fallback) {
			if l.Rule.Kind() == catalog.Effect {
				w.unit.defaults = append(w.unit.defaults, place{pos: f.Pos(), uses: []use{{l.Rule, "default " + l.Name}}})
			}
		}
	}
}
