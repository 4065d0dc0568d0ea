package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// An Unread is a truth that is computed from the environment and stored where
// nobody can read it.
type Unread struct {
	Site Pos
	// Name is what holds it, as readers know it.
	Name string
	// Function is the name of the function that stores it.
	Function string
}

// findUnread lists the fields and package variables of the package that hold a
// truth and that no code of the program reads. It speaks only of those that no
// other package can name, and of no field of a value that is handed on as an
// empty interface: printers and decoders see what is in it.
func (u *unit) findUnread() map[*types.Var]bool {
	if !u.Own || u.Partial {
		return nil
	}
	for _, imp := range u.Pkg.Imports() {
		if imp.Path() == "unsafe" || imp.Path() == "C" {
			return nil
		}
	}
	unread := map[*types.Var]bool{}
	alone := u.alone()
	if !u.definesVar(func(v *types.Var) bool { return unreadable(v, alone) }) {
		return nil
	}
	writes := map[*ast.Ident]bool{}
	for _, f := range u.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			u.declares(n, alone, unread)
			u.writes(n, writes)
			return true
		})
	}
	if len(unread) == 0 {
		return nil
	}
	for _, f := range u.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && !writes[id] {
				if v, ok := u.Info.Uses[id].(*types.Var); ok {
					delete(unread, v.Origin())
				}
			}
			return true
		})
	}
	if len(unread) > 0 {
		x := &hiddenReads{unread, map[types.Type]bool{}}
		x.inPackage(u)
	}
	return unread
}

// alone reports whether nobody imports the package: it is a program. One whose
// main does nothing is a plugin, of which others look up what is exported.
func (u *unit) alone() bool {
	main := u.ssaPkg.Func("main")
	if u.Pkg.Name() != "main" || main == nil {
		return false
	}
	decl, ok := main.Syntax().(*ast.FuncDecl)
	return ok && decl.Body != nil && len(decl.Body.List) > 0
}

// declares adds the variables and fields that a declaration makes, if nothing
// outside of the package can name them.
func (u *unit) declares(n ast.Node, alone bool, into map[*types.Var]bool) {
	add := func(id *ast.Ident) {
		v, ok := u.Info.Defs[id].(*types.Var)
		if ok && unreadable(v, alone) {
			into[v] = true
		}
	}
	switch n := n.(type) {
	case *ast.ValueSpec:
		for _, id := range n.Names {
			add(id)
		}
	case *ast.StructType:
		for _, f := range n.Fields.List {
			for _, id := range f.Names {
				if f.Tag == nil {
					add(id)
				}
			}
		}
	}
}

// unreadable reports whether a variable holds a truth that other packages cannot
// name.
func unreadable(v *types.Var, alone bool) bool {
	return v.Name() != "_" && classOf(v.Type()) == Truth && (v.IsField() || packageLevel(v)) && (!v.Exported() || alone)
}

// definesVar reports whether the package defines a variable, or field, of some
// kind. To ask costs less than to walk over the package.
func (u *unit) definesVar(kind func(*types.Var) bool) bool {
	for _, obj := range u.Info.Defs {
		if v, ok := obj.(*types.Var); ok && kind(v) {
			return true
		}
	}
	return false
}

// writes notes the names by which a statement or literal stores.
func (u *unit) writes(n ast.Node, into map[*ast.Ident]bool) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.ASSIGN {
			return
		}
		for _, x := range n.Lhs {
			switch x := ast.Unparen(x).(type) {
			case *ast.Ident:
				into[x] = true
			case *ast.SelectorExpr:
				into[x.Sel] = true
			}
		}
	case *ast.CompositeLit:
		for _, el := range n.Elts {
			kv, ok := el.(*ast.KeyValueExpr)
			if !ok {
				continue
			}
			if id, ok := kv.Key.(*ast.Ident); ok {
				if v, ok := u.Info.Uses[id].(*types.Var); ok && v.IsField() {
					into[id] = true
				}
			}
		}
	}
}

// unreadAt names the field or variable that an address is one of that nobody
// reads.
func (u *unit) unreadAt(address ssa.Value) (name string, ok bool) {
	switch a := address.(type) {
	case *ssa.Global:
		v, isVar := a.Object().(*types.Var)
		return a.Name(), isVar && u.unread[v]
	case *ssa.FieldAddr:
		t := a.X.Type().Underlying().(*types.Pointer).Elem()
		st, isStruct := t.Underlying().(*types.Struct)
		if !isStruct || !u.unread[st.Field(a.Field).Origin()] {
			return "", false
		}
		name = st.Field(a.Field).Name()
		if owner := namedOf(t); owner != nil {
			name = owner.Obj().Name() + "." + name
		}
		return name, true
	}
	return "", false
}

// storeUnread records what is stored where nobody reads it. Whether it came
// from the environment may only show in a caller or at a root.
func (e *evaluation) storeUnread(x *ssa.Store, v Value) {
	name, ok := e.unit.unreadAt(x.Addr)
	if !ok || !e.recording {
		return
	}
	e.compared(v)
	e.emit(Event{Kind: Useless, Name: name, Detail: e.unit.funcName(e.fn), Site: e.unit.position(x.Pos()), Value: v.restrict(e.cur)}, e.cur, nil)
}

// unreadStores are the stores of which every environment decides what is
// stored, and not all the same.
func (r *root) unreadStores() (out []Unread) {
	for _, ev := range r.useless.sorted() {
		yes, no := split(spellOut(r.universe, ev.Value), r.layout.worlds)
		if !yes.empty() && !no.empty() && !yes.intersects(no) {
			out = append(out, Unread{ev.Site, ev.Name, ev.Detail})
		}
	}
	return out
}
