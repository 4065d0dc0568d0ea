package flow

import (
	"go/types"
	"slices"
	"strings"
)

// ours reports whether a package belongs to the project, so that its cells and
// interfaces are followed. Imports say so of themselves and name those of theirs
// that are not, because another module can have a path below that of this one.
func (u *unit) ours(p *types.Package) bool {
	if p == nil || !u.Own {
		return false
	}
	path := p.Path()
	if p == u.Pkg || u.config.IsOwn(path) {
		return true
	}
	if f := u.packages[path]; f != nil || u.foreign[path] {
		return f != nil && f.Own
	}
	return u.inModule(path)
}

// inModule reports whether a path is that of the module or begins with it.
func (u *unit) inModule(path string) bool {
	return path == u.Module || strings.HasPrefix(path, u.Module+"/")
}

// strangers are the packages that would pass for ours by their path.
func (u *unit) strangers() []string {
	var out []string
	for _, imp := range u.Pkg.Imports() {
		if f := u.packages[imp.Path()]; u.inModule(imp.Path()) && f != nil && !f.Own {
			out = append(out, imp.Path())
		}
	}
	for path := range u.foreign {
		if u.inModule(path) {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (u *unit) oursInterfaceType(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	if ok {
		return n.Obj().Pkg() != nil && u.ours(n.Obj().Pkg())
	}
	i, ok := t.Underlying().(*types.Interface)
	return ok && i.NumMethods() > 0
}

// oursInterface reports whether a call of m on an interface of type t goes to
// types that we follow: the interface or the method is declared by us.
func (u *unit) oursInterface(t types.Type, m *types.Func) bool {
	return u.Own && (u.oursInterfaceType(t) || u.ours(m.Pkg()))
}
