package flow

import (
	"go/ast"
	"go/token"
	"go/types"
)

// A client that is nil unless somebody configures it is a switch. References
// are followed where the package that declares the variable or field compares
// it with nil: the others would be three quarters of all stores, and nobody
// branches on them.

// findNilTested names the cells of references that this package and those
// below it compare with nil.
func (u *unit) findNilTested() {
	u.nilTested = map[string]bool{}
	for _, path := range sortedPackages(u.packages) {
		for _, name := range u.packages[path].NilTested {
			u.nilTested[name] = true
		}
	}
	if !u.definesVar(func(v *types.Var) bool {
		return (v.IsField() || packageLevel(v)) && (optional(v.Type()) || maybeOptional(v.Type()))
	}) {
		return
	}
	copies := map[types.Object]ast.Expr{} // what local variables began as
	for _, f := range u.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				for i, x := range n.Lhs {
					if id, ok := x.(*ast.Ident); ok && len(n.Lhs) == len(n.Rhs) && u.Info.Defs[id] != nil {
						copies[u.Info.Defs[id]] = n.Rhs[i]
					}
				}
			case *ast.BinaryExpr:
				if n.Op == token.EQL || n.Op == token.NEQ {
					x, y := ast.Unparen(n.X), ast.Unparen(n.Y)
					if u.Info.Types[x].IsNil() {
						x, y = y, x
					}
					if u.Info.Types[y].IsNil() {
						u.noteNilTest(x, copies)
					}
				}
			}
			return true
		})
	}
}

// noteNilTest notes what variable or field of this package an expression is.
func (u *unit) noteNilTest(x ast.Expr, copies map[types.Object]ast.Expr) {
	switch x := x.(type) {
	case *ast.Ident:
		obj := u.Info.Uses[x]
		if from := copies[obj]; from != nil {
			if _, again := ast.Unparen(from).(*ast.SelectorExpr); again {
				u.noteNilTest(ast.Unparen(from), nil)
			}
			return
		}
		if v, ok := obj.(*types.Var); ok && packageLevel(v) && v.Pkg() == u.Pkg && optional(v.Type()) {
			u.nilTested[variableName(v)] = true
		}
	case *ast.SelectorExpr:
		sel := u.Info.Selections[x]
		if sel == nil || sel.Kind() != types.FieldVal || sel.Obj().Pkg() != u.Pkg || !optional(sel.Obj().Type()) {
			return
		}
		if name := fieldCellName(sel.Recv(), sel.Index()); name != "" {
			u.nilTested[name] = true
		}
	}
}

// fieldCellName is the name of the cell of a field, on a path through embedded
// structs and pointers; empty if no named type declares it.
func fieldCellName(t types.Type, path []int) string {
	owner, fields := "", ""
	for _, index := range path {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		if n, ok := types.Unalias(t).(*types.Named); ok {
			owner, fields = typeKey(n.Origin().Obj()), ""
		}
		st, ok := t.Underlying().(*types.Struct)
		if !ok {
			return ""
		}
		fields += "." + st.Field(index).Name()
		t = st.Field(index).Type()
	}
	if owner == "" {
		return ""
	}
	return owner + fields
}

// maybeOptional reports whether an instance of the type can be optional.
func maybeOptional(t types.Type) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	_, generic := types.Unalias(t).(*types.TypeParam)
	return generic
}

// optional reports whether nil says that there is none of what a type refers
// to: pointers to structs and interfaces with methods, other than errors.
func optional(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		_, isStruct := u.Elem().Underlying().(*types.Struct)
		return isStruct
	case *types.Interface:
		_, generic := types.Unalias(t).(*types.TypeParam)
		return !generic && u.NumMethods() > 0 && !isError(t)
	}
	return false
}
