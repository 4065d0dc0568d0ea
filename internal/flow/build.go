package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A Build is the SSA form of a package. It depends on the source only, so it can
// be made while packages that are imported are still analysed.
type Build struct {
	fset  *token.FileSet
	files []*ast.File
	pkg   *types.Package
	info  *types.Info

	ssaPkg    *ssa.Package         // nil until it is made
	functions []*ssa.Function      // with a body, in source order
	callbacks []*ssa.Function      // what C can call
	notes     []string             // what could not be analysed
	cgo       map[*token.File]bool // files that cgo made
}

func newBuild(fset *token.FileSet, files []*ast.File, pkg *types.Package, info *types.Info) *Build {
	return &Build{fset: fset, files: files, pkg: pkg, info: info}
}

// BuildAhead makes the SSA form of a package of ours that type-checks and has no
// test files. It returns nil where none is needed, or where the analysis has to
// find out what is wrong.
func BuildAhead(fset *token.FileSet, files []*ast.File, pkg *types.Package, info *types.Info) (b *Build) {
	defer func() {
		if recover() != nil {
			b = nil
		}
	}()
	if !declaresFunctions(files) {
		return nil
	}
	b = newBuild(fset, files, pkg, info)
	b.build()
	return b
}

// build makes SSA of this package only, once.
func (b *Build) build() {
	if b.ssaPkg != nil {
		return
	}
	builds.Add(1)
	prog := ssa.NewProgram(b.fset, ssa.InstantiateGenerics)
	b.createImports(prog)
	files := b.bodied()
	b.ssaPkg = prog.CreatePackage(b.pkg, files, b.info, false)
	b.ssaPkg.Build()
	for _, file := range files {
		for _, d := range file.Decls {
			if fd, ok := d.(*ast.FuncDecl); ok && fd.Body != nil {
				if obj, ok := b.info.Defs[fd.Name].(*types.Func); ok && fd.Name.Name != "_" {
					if f := prog.FuncValue(obj); f != nil {
						b.functions = append(b.functions, f)
						if b.calledByC(fd) {
							b.callbacks = append(b.callbacks, f)
						}
					}
				}
			}
		}
	}
}
