// Package fix turns the corrections that findings carry into edits of files.
//
// In flow findings and the files that they speak of; out flow edits, new files
// and diffs. A finding has a correction only where one edit is right whatever
// the rest of the program does; what a guard should ask for is nobody's guess,
// unless the project has a function for it.
package fix

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"

	"github.com/envlint/envlint/internal/reach"
)

// An Edit replaces the bytes from Start to End of a file.
type Edit struct {
	Message    string
	File       string
	Start, End int
	New        string
}

// For returns the edit that puts a finding right, if there is one. The file is
// read by the name that positions have.
func For(f *reach.Finding, read func(file string) ([]byte, error)) (Edit, bool) {
	switch {
	case f.Fix != nil:
		src, err := read(f.Fix.Pos.File)
		if err != nil {
			return Edit{}, false
		}
		start, ok := offset(src, f.Fix.Pos)
		end := start + f.Fix.Len
		// A file that changed meanwhile is left alone.
		if !ok || end > len(src) || !stands(f.Fix.Old, src[start:end]) {
			return Edit{}, false
		}
		return Edit{f.Fix.Message, f.Fix.Pos.File, start, end, f.Fix.Text}, true
	case f.Rule.Fix != nil && f.Calls == 0 && !conditional(f):
		src, err := read(f.Pos.File)
		if err != nil {
			return Edit{}, false
		}
		return argument(f, src)
	}
	return Edit{}, false
}

func offset(src []byte, at reach.Position) (int, bool) {
	start := 0
	for range at.Line - 1 {
		i := bytes.IndexByte(src[start:], '\n')
		if i < 0 {
			return 0, false
		}
		start += i + 1
	}
	start += at.Column - 1
	return start, start >= 0 && start <= len(src)
}

// stands reports whether a text is the expression that it should be, or, if
// that is empty, a string.
func stands(old string, text []byte) bool {
	e, err := parser.ParseExpr(string(text))
	if err != nil || old != "" {
		return err == nil && types.ExprString(e) == old
	}
	lit, ok := e.(*ast.BasicLit)
	return ok && lit.Kind == token.STRING
}

// conditional reports whether the operation stands behind some condition: then
// the condition is what is wrong, or the operation is meant.
func conditional(f *reach.Finding) bool {
	return slices.ContainsFunc(f.Paths, func(p reach.Path) bool { return len(reach.Guards(p)) > 0 })
}

// branches is the same question, asked of the source around the operation.
func branches(n ast.Node) bool {
	switch n.(type) {
	case *ast.IfStmt, *ast.CaseClause, *ast.CommClause, *ast.ForStmt, *ast.RangeStmt:
		return true
	}
	return false
}

// argument replaces the constant that a rule names where it is an argument of
// the call that the finding is about. Elsewhere it may be meant for others.
func argument(f *reach.Finding, src []byte) (Edit, bool) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", src, parser.SkipObjectResolution)
	if err != nil {
		return Edit{}, false
	}
	var found *ast.Ident
	ast.PreorderStack(file, nil, func(n ast.Node, around []ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || found != nil || slices.ContainsFunc(around, branches) {
			return found == nil
		}
		if at := fset.Position(call.Pos()); at.Line != f.Pos.Line || at.Column != f.Pos.Column {
			return true
		}
		for _, arg := range call.Args {
			id, _ := arg.(*ast.Ident)
			if sel, ok := arg.(*ast.SelectorExpr); ok {
				id = sel.Sel
			}
			if id != nil && id.Name == f.Rule.Fix.From {
				found = id
			}
		}
		return found == nil
	})
	if found == nil {
		return Edit{}, false
	}
	start := fset.Position(found.Pos()).Offset
	return Edit{"Write " + f.Rule.Fix.To, f.Pos.File, start, start + len(found.Name), f.Rule.Fix.To}, true
}
