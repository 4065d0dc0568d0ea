package flow

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/envlint/envlint/internal/cgo"
)

// fromCgo reports whether a place is in what cgo made of a source file.
func (b *Build) fromCgo(p token.Pos) bool {
	if b.cgo == nil {
		b.cgo = map[*token.File]bool{}
		for _, f := range b.files {
			b.cgo[b.fset.File(f.FileStart)] = cgo.Made(f)
		}
	}
	return b.cgo[b.fset.File(p)]
}

// at is where something stands in the file that people know.
func (u *unit) at(p token.Pos) token.Position { return u.Fset.PositionFor(p, u.fromCgo(p)) }

// callsC reports whether a declaration is one that cgo made for calls of a C
// function. Its body does not show that C writes the result, which so would pass
// for zero.
func (b *Build) callsC(fn *ast.FuncDecl) bool {
	return cgo.Calls(fn.Name.Name) && b.fromCgo(fn.Pos())
}

// calledByC reports whether C can call a function.
func (b *Build) calledByC(fn *ast.FuncDecl) bool {
	return cgo.Exported(fn) && b.fromCgo(fn.Pos())
}

// callbacksOf are the functions that count as called where f is: whichever C
// function is called, it may call those that the package exports to C.
func (u *unit) callbacksOf(f *ssa.Function) []*ssa.Function {
	if len(u.callbacks) == 0 || f == nil || len(f.Blocks) > 0 || f.Pkg != u.ssaPkg || !cgo.Calls(f.Name()) {
		return nil
	}
	return u.callbacks
}
