package flow

import (
	"fmt"
	"go/ast"
	"slices"
)

// NotAnalysed begins the notes about functions that were left out.
const NotAnalysed = "not analysed"

// A function is left out if it has more statements than largeFunction. SSA form
// costs the square of the number of blocks: ten megabytes of conditions take
// more than ten minutes. No generated function that we know of comes near this.
// Statements are counted only where there is source enough for so many.
const (
	largeFunction = 100_000
	leastSource   = 5 * largeFunction // bytes
)

func large(fn *ast.FuncDecl) bool {
	if fn.Body == nil || fn.End()-fn.Pos() < leastSource {
		return false
	}
	n := 0
	ast.Inspect(fn.Body, func(node ast.Node) bool {
		if _, ok := node.(ast.Stmt); ok {
			n++
		}
		return true
	})
	return n > largeFunction
}

// bodied returns the files without the bodies that are not analysed: those that
// tell nothing of what C does, and those that are too large, with a note of each.
// Syntax trees are shared with others, so what changes is copied.
func (b *Build) bodied() []*ast.File {
	files := slices.Clone(b.files)
	for i, file := range files {
		for j, d := range file.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			foreign := b.callsC(fn)
			if !foreign && !large(fn) {
				continue
			}
			if files[i] == file {
				f := *file
				f.Decls = slices.Clone(file.Decls)
				files[i] = &f
			}
			declared := *fn
			declared.Body = nil
			files[i].Decls[j] = &declared
			if foreign {
				continue
			}
			b.notes = append(b.notes, fmt.Sprintf("%s: function %s of package %s, because it has more than %d statements: what it does is unknown",
				NotAnalysed, fn.Name.Name, b.pkg.Path(), largeFunction))
		}
	}
	return files
}
