package flow

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// A deny is an if statement around nothing but a call.
type deny struct {
	cond             ast.Expr
	new, environment string
}

// denies lists the if statements of the package by the call that each is
// around, where a guard function of the configuration can be called instead.
func (u *unit) denies() map[token.Pos]deny {
	if u.denied != nil {
		return u.denied
	}
	u.denied = map[token.Pos]deny{}
	// What another build leaves out may be the function or what needs it.
	if !u.Own || u.Partial || !u.config.HasGuardFuncs() {
		return u.denied
	}
	for _, f := range u.Files {
		ast.PreorderStack(f, nil, func(n ast.Node, around []ast.Node) bool {
			s, ok := n.(*ast.IfStmt)
			if !ok || s.Else != nil || len(s.Body.List) != 1 {
				return true
			}
			call := onlyCall(s.Body.List[0])
			if call == nil || !u.dispensable(f, s.Cond) {
				return true
			}
			if name, environment := u.guardAt(f, s.Cond.Pos(), around); name != "" {
				u.denied[call.Pos()] = deny{s.Cond, name + "()", environment}
			}
			return true
		})
	}
	return u.denied
}

// onlyCall is the call that a statement consists of, its arguments and what
// becomes of its result aside.
func onlyCall(s ast.Stmt) *ast.CallExpr {
	var x ast.Expr
	switch s := s.(type) {
	case *ast.ExprStmt:
		x = s.X
	case *ast.AssignStmt:
		if len(s.Rhs) == 1 {
			x = s.Rhs[0]
		}
	case *ast.ReturnStmt:
		if len(s.Results) == 1 {
			x = s.Results[0]
		}
	case *ast.IfStmt:
		if s.Init == nil || s.Else != nil {
			return nil
		}
		return onlyCall(s.Init)
	}
	call, _ := ast.Unparen(x).(*ast.CallExpr)
	return call
}

// dispensable reports whether the program still compiles, and does the same,
// without an expression: it calls nothing but what reads strings, and what it
// uses is used elsewhere.
func (u *unit) dispensable(f *ast.File, x ast.Expr) bool {
	needed := map[types.Object]bool{}
	ok := true
	ast.Inspect(x, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			fn, _ := u.calledBy(n)
			ok = ok && fn != nil && fn.Pkg() != nil && (fn.Pkg().Path() == "strings" || fn.FullName() == "os.Getenv")
		case *ast.FuncLit:
			ok = false
		case *ast.Ident:
			switch obj := u.Info.Uses[n].(type) {
			case *types.PkgName:
				needed[obj] = true
			case *types.Var:
				if !obj.IsField() && !packageLevel(obj) {
					needed[obj] = true
				}
			}
		}
		return ok
	})
	if !ok {
		return false
	}
	written := map[*ast.Ident]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		u.writes(n, written)
		if id, isIdent := n.(*ast.Ident); isIdent && !written[id] && (id.Pos() < x.Pos() || id.Pos() >= x.End()) {
			delete(needed, u.Info.Uses[id])
		}
		return true
	})
	for obj := range needed {
		// A parameter need not be used.
		if v, isVar := obj.(*types.Var); !isVar || !u.parameter(f, v) {
			return false
		}
	}
	return true
}

func (u *unit) calledBy(c *ast.CallExpr) (*types.Func, bool) {
	var id *ast.Ident
	switch f := ast.Unparen(c.Fun).(type) {
	case *ast.Ident:
		id = f
	case *ast.SelectorExpr:
		id = f.Sel
	default:
		return nil, false
	}
	fn, ok := u.Info.Uses[id].(*types.Func)
	return fn, ok
}

func (u *unit) parameter(f *ast.File, v *types.Var) (found bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		if t, ok := n.(*ast.FuncType); ok && t.Params != nil {
			for _, p := range t.Params.List {
				found = found || slices.ContainsFunc(p.Names, func(id *ast.Ident) bool { return u.Info.Defs[id] == v })
			}
		}
		return !found
	})
	return found
}

// guardAt is how a guard function of the configuration is called at a place, and
// where it holds: one of this package, or one of a package that the file
// imports.
func (u *unit) guardAt(f *ast.File, at token.Pos, around []ast.Node) (name, environment string) {
	here := u.Pkg.Scope().Innermost(at)
	if here == nil {
		return "", ""
	}
	inside := func(fn *types.Func) bool {
		return slices.ContainsFunc(around, func(n ast.Node) bool {
			d, ok := n.(*ast.FuncDecl)
			return ok && u.Info.Defs[d.Name] == fn
		})
	}
	for _, fn := range u.guardsOf(u.Pkg) {
		if _, found := here.LookupParent(fn.Name(), at); found == fn && !inside(fn) {
			environment, _ = u.config.GuardFunc(fn)
			return fn.Name(), environment
		}
	}
	for _, spec := range f.Imports {
		obj, _ := u.Info.Implicits[spec].(*types.PkgName)
		if spec.Name != nil {
			obj, _ = u.Info.Defs[spec.Name].(*types.PkgName)
		}
		if obj == nil {
			continue
		}
		for _, fn := range u.guardsOf(obj.Imported()) {
			if _, found := here.LookupParent(obj.Name(), at); found == obj && fn.Exported() {
				environment, _ = u.config.GuardFunc(fn)
				return obj.Name() + "." + fn.Name(), environment
			}
		}
	}
	return "", ""
}

// guardsOf lists the guard functions of a package that can be called with
// nothing, by name.
func (u *unit) guardsOf(p *types.Package) (out []*types.Func) {
	for _, name := range p.Scope().Names() {
		fn, ok := p.Scope().Lookup(name).(*types.Func)
		if !ok || fn.Signature().Params().Len() > 0 || fn.Signature().TypeParams().Len() > 0 || fn.Signature().Results().Len() != 1 {
			continue
		}
		if _, guards := u.config.GuardFunc(fn); guards && types.Identical(fn.Signature().Results().At(0).Type(), types.Typ[types.Bool]) {
			out = append(out, fn)
		}
	}
	return out
}
