package finding

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/envlint/envlint/internal/reach"
)

func TestPlaces(t *testing.T) {
	root := t.TempDir()
	name := filepath.Join(root, "cmd", "api", "main.go")
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, "package main\n\nfunc main() {}\n", 0)
	if err != nil {
		t.Fatal(err)
	}
	pass := &analysis.Pass{Fset: fset, Files: []*ast.File{f}, Pkg: types.NewPackage("example.com/shop/cmd/api", "main")}
	at := newPlaces(pass, "example.com/shop")

	own := at.pos(reach.Position{File: "example.com/shop/cmd/api/main.go", Line: 3, Column: 6})
	if fset.File(own) != fset.File(f.Package) {
		t.Error("a position in a file of the pass is not in that file")
	}
	for _, tt := range []struct {
		name string
		in   reach.Position
		want token.Position
	}{
		{"file of the pass", reach.Position{File: "example.com/shop/cmd/api/main.go", Line: 3, Column: 6}, token.Position{Filename: name, Line: 3, Column: 6}},
		{"file of another package", reach.Position{File: "example.com/shop/mail/mail.go", Line: 500, Column: 41}, token.Position{Filename: filepath.Join(root, "mail", "mail.go"), Line: 500, Column: 41}},
		{"file of another module", reach.Position{File: "example.com/dep/dep.go", Line: 1, Column: 1}, token.Position{Filename: "example.com/dep/dep.go", Line: 1, Column: 1}},
		{"file that has become shorter", reach.Position{File: "example.com/shop/cmd/api/main.go", Line: 90, Column: 2}, token.Position{Filename: name, Line: 90, Column: 2}},
		{"no column", reach.Position{File: "example.com/shop/mail/mail.go", Line: 7}, token.Position{Filename: filepath.Join(root, "mail", "mail.go"), Line: 7, Column: 1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := fset.Position(at.pos(tt.in))
			got.Offset = 0
			if got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
	if at.pos(reach.Position{File: "x.go"}) != token.NoPos {
		t.Error("a position without a line must be none")
	}
}

func TestModuleRoot(t *testing.T) {
	for _, tt := range []struct{ file, module, pkg, want string }{
		{"/src/shop/main.go", "example.com/shop", "example.com/shop", "/src/shop"},
		{"/src/shop/cmd/api/main.go", "example.com/shop", "example.com/shop/cmd/api", "/src/shop"},
		{"/cache/generated.go", "example.com/shop", "example.com/shop/cmd/api", ""},
		{"example.com/shop/main.go", "example.com/shop", "example.com/shop", ""}, // -trimpath
		{"example.com/shop/cmd/main.go", "example.com/shop", "example.com/shop/cmd", ""},
		{"cmd/api/main.go", "example.com/shop", "example.com/shop/cmd/api", "."}, // Bazel
		{"main.go", "example.com/shop", "example.com/shop", "."},
	} {
		if got := moduleRoot(filepath.FromSlash(tt.file), tt.module, tt.pkg); filepath.ToSlash(got) != tt.want {
			t.Errorf("%s: got %q, want %q", tt.file, got, tt.want)
		}
	}
}

func TestExtractTakesTheSectionOfTheAnalyzer(t *testing.T) {
	file := "// Package x is x.\n//\n// # Analyzer x\n//\n// x: does x\n//\n//\tcode()\n//\n// # Analyzer y\n//\n// y: does y\npackage x\n\n// # Analyzer x\n// not this\n"
	if got, want := extract("x", file), "x: does x\n\n\tcode()"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
