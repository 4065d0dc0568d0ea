package catalog

import "go/types"

// MatchFunc reports whether p names fn: a function, method or interface method.
func (p Pattern) MatchFunc(fn *types.Func) bool {
	if fn.Pkg() == nil {
		return false
	}
	recv, isMethod := receiver(fn)
	return p.matchIn(fn.Pkg().Path(), recv, fn.Name(), isMethod)
}

// MatchVar reports whether p names the package-level variable v.
func (p Pattern) MatchVar(v *types.Var) bool {
	return packageLevel(v) && p.matchIn(v.Pkg().Path(), "", v.Name(), false)
}

// MatchField reports whether p names the field of owner.
func (p Pattern) MatchField(owner *types.TypeName, field string) bool {
	return owner.Pkg() != nil && p.matchIn(owner.Pkg().Path(), owner.Name(), field, true)
}

// matchIn is the common part: member tells methods and fields from objects.
func (p Pattern) matchIn(path, typ, name string, member bool) bool {
	if member {
		return p.Kind == Member && glob(p.Name, name) && typ != "" && glob(p.Type, typ) && matchPath(p.Path, path)
	}
	return p.Kind == Object && glob(p.Name, name) && matchPath(p.Path, path)
}

// receiver names the type that declares the method fn; the name is empty for
// methods of interface literals.
func receiver(fn *types.Func) (name string, ok bool) {
	recv := fn.Signature().Recv()
	if recv == nil {
		return "", false
	}
	if n := named(recv.Type()); n != nil {
		return n.Obj().Name(), true
	}
	return "", true
}

func named(t types.Type) *types.Named {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	n, _ := types.Unalias(t).(*types.Named)
	return n
}

func packageLevel(v *types.Var) bool {
	return v.Pkg() != nil && !v.IsField() && v.Parent() == v.Pkg().Scope()
}
