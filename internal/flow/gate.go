package flow

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"sync/atomic"
)

var builds atomic.Int64

// Builds is how many packages this process has built SSA of, which is what an
// analysis costs most: tests see by it that nothing is built in vain.
func Builds() int64 { return builds.Load() }

// executes reports whether anything can happen in a package or when it is
// initialised: it has code, an import of it is an operation, or something that
// it imports can do something. Declarations alone do nothing; what they mean is
// seen where they are used.
func executes(r *Request) bool {
	for _, imp := range r.Pkg.Imports() {
		if r.Package(imp) != nil {
			return true
		}
	}
	if declaresFunctions(r.Files) {
		return true
	}
	for _, file := range r.Files {
		for _, spec := range file.Imports {
			if len(r.Config.Catalog.Import(strings.Trim(spec.Path.Value, `"`))) > 0 {
				return true
			}
		}
		for _, d := range file.Decls {
			d, ok := d.(*ast.GenDecl)
			if !ok || d.Tok != token.VAR {
				continue
			}
			for _, spec := range d.Specs {
				if v, ok := spec.(*ast.ValueSpec); ok && len(v.Values) > 0 {
					return true
				}
			}
		}
	}
	return false
}

func declaresFunctions(files []*ast.File) bool {
	return slices.ContainsFunc(files, func(f *ast.File) bool {
		return slices.ContainsFunc(f.Decls, func(d ast.Decl) bool { _, ok := d.(*ast.FuncDecl); return ok })
	})
}
