package analyzers

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

// Bazel's nogo gives neither modules nor absolute names, and no facts of the
// standard library.
func TestAnAnalyzerAloneUnderADriverWithoutModules(t *testing.T) {
	want := aloneModule(t, "example.com/shop")
	pkgs := loadLikeNogo(t)
	for _, a := range single {
		t.Run(a.Name, func(t *testing.T) {
			if diff := cmp.Diff(want[a.Name], findings(t, a, pkgs)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func loadLikeNogo(t *testing.T) []*packages.Package {
	t.Helper()
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	pkgs, err := packages.Load(&packages.Config{
		Mode:  packages.LoadAllSyntax,
		Tests: true,
		ParseFile: func(fset *token.FileSet, name string, src []byte) (*ast.File, error) {
			if rel, err := filepath.Rel(wd, name); err == nil && filepath.IsLocal(rel) {
				name = rel
			}
			return parser.ParseFile(fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
		},
	}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	packages.Visit(pkgs, nil, func(p *packages.Package) { p.Module = nil })
	return pkgs
}

func findings(t *testing.T, a *analysis.Analyzer, pkgs []*packages.Package) []string {
	t.Helper()
	graph, err := checker.Analyze([]*analysis.Analyzer{a}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Error(act.Err)
		}
		for _, d := range act.Diagnostics {
			at := act.Package.Fset.Position(d.Pos)
			found = append(found, fmt.Sprintf("%s:%d", filepath.ToSlash(at.Filename), at.Line))
		}
	}
	return sorted(found)
}
