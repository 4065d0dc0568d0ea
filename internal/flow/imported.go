package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// createImports makes the imported packages known to ssa, with those members
// only that this package names: a look at all others would resolve them, which
// export data leaves undone, and be half of what an analysis allocates. Methods
// are made on demand. Of packages further below nothing can be named.
//
// ssa takes the members of a package either from its scope or from
// declarations: so each gets a declaration of names.
func (b *Build) createImports(prog *ssa.Program) {
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}}
	names := map[*types.Package][]*ast.Ident{}
	seen := map[types.Object]bool{}
	for _, obj := range b.info.Uses {
		if obj.Pkg() == nil || obj.Pkg() == b.pkg || obj.Parent() != obj.Pkg().Scope() || seen[obj] {
			continue
		}
		seen[obj] = true
		id := ast.NewIdent(obj.Name())
		info.Defs[id] = obj
		names[obj.Pkg()] = append(names[obj.Pkg()], id)
	}
	for _, p := range b.pkg.Imports() {
		declaration := &ast.GenDecl{Tok: token.CONST, Specs: []ast.Spec{&ast.ValueSpec{Names: names[p]}}}
		prog.CreatePackage(p, []*ast.File{{Decls: []ast.Decl{declaration}}}, info, true)
	}
}

// declaredIn is the package of a function's source, nil for wrappers, which
// have none. ssa does not tell it of methods that it made on demand.
func declaredIn(f *ssa.Function) *types.Package {
	if f == nil {
		return nil
	}
	if f.Pkg != nil {
		return f.Pkg.Pkg
	}
	if o := f.Origin(); o != nil {
		f = o
	}
	if f.Synthetic == onDemand {
		return f.Object().Pkg()
	}
	return nil
}

const onDemand = "from type information (on demand)"
