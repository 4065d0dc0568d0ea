package driver

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/txtar"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/flow"
	"github.com/envlint/envlint/internal/reach"
	"github.com/envlint/envlint/internal/replay"
)

// workspace is a module with an effect behind a package of another module.
// Its modules are replaced by directories, so no network is needed.
const workspace = `
-- go.mod --
module example.com/shop
go 1.24
require (
	example.com/dep v0.0.0
	example.com/plain v0.0.0
)
replace (
	example.com/dep => ./dep
	example.com/plain => ./plain
)
-- main.go --
package main
import (
	"example.com/dep/outer"
	"example.com/plain"
	"example.com/shop/inner"
)
func main() { outer.Send(); plain.Do(); inner.Do() }
-- left_out.go --
//go:build never
package main
-- inner/inner.go --
package inner
import "example.com/shop/kinds"
var kind kinds.Kind
func Do() {}
-- kinds/kinds.go --
package kinds
type Kind string
-- bad/bad.go --
package bad
import _ "example.com/shop/nowhere"
func Do() { undefined() }
-- empty/readme --
-- dep/go.mod --
module example.com/dep
go 1.24
-- dep/outer/outer.go --
package outer
import "example.com/dep/wrap"
func Send() { wrap.Send() }
-- dep/wrap/wrap.go --
package wrap
import "net/smtp"
func Send() { smtp.SendMail("", nil, "", nil, nil) }
-- plain/go.mod --
module example.com/plain
go 1.24
-- plain/plain.go --
package plain
func Do() {}
`

type seen struct{}

func (*seen) AFact() {}

// recorder is an analyzer that notes for which packages it saw syntax, and
// returns a program for each main.
func recorder() (*analysis.Analyzer, func() []string) {
	var mu sync.Mutex
	packages := map[string]bool{}
	a := &analysis.Analyzer{
		Name: "recorder", Doc: "records packages", RunDespiteErrors: true,
		FactTypes:  []analysis.Fact{(*seen)(nil)},
		ResultType: reflect.TypeFor[*reach.Program](),
		Run: func(pass *analysis.Pass) (any, error) {
			mu.Lock()
			defer mu.Unlock()
			if len(pass.Files) > 0 {
				packages[pass.Pkg.Path()] = true
			}
			if pass.Pkg.Name() != "main" {
				return (*reach.Program)(nil), nil
			}
			return &reach.Program{Mains: []string{pass.Pkg.Path()}, Module: pass.Module.Path}, nil
		},
	}
	return a, func() []string { return slices.Sorted(maps.Keys(packages)) }
}

func run(t *testing.T, patterns ...string) (*Result, []string, error) {
	t.Helper()
	a, packages := recorder()
	res, err := runWith(t, a, patterns...)
	return res, packages(), err
}

func runWith(t *testing.T, a *analysis.Analyzer, patterns ...string) (*Result, error) {
	t.Helper()
	t.Setenv("GOPROXY", "off")
	t.Setenv("GOFLAGS", "-mod=mod")
	t.Setenv("GOWORK", "off")
	dir := unpack(t, workspace)
	return Run(Options{Dir: dir, Patterns: patterns, Config: config.Default(), Analyzer: a})
}

// unpack writes the files of an archive to a folder.
func unpack(t *testing.T, archive string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestRunLoadsOwnPackagesAndWrappersOfEffects(t *testing.T) {
	res, packages, err := run(t, ".")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"example.com/dep/outer", "example.com/dep/wrap", "example.com/shop", "example.com/shop/inner", "example.com/shop/kinds"}
	if diff := cmp.Diff(want, packages); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"example.com/shop"}, res.Program.Mains); diff != "" {
		t.Error(diff)
	}
	if res.Program.Excluded != 1 {
		t.Errorf("%d files excluded, want 1", res.Program.Excluded)
	}
	if len(res.Problems) > 0 {
		t.Error(res.Problems)
	}
}

// Of everything that is loaded, SSA is built of the packages where something
// can happen: not of the standard library, of dependencies without an effect
// (plain), or of mere declarations (kinds).
func TestRunBuildsOnlyWhatCanMatter(t *testing.T) {
	cfg := config.Default()
	before := flow.Builds()
	res, err := runWith(t, reach.NewAnalyzer(func() (*config.Config, error) { return cfg, nil }), ".")
	if err != nil {
		t.Fatal(err)
	}
	if got := flow.Builds() - before; got != 4 {
		t.Errorf("%d packages are built, want 4: shop, inner, outer and wrap", got)
	}
	if len(res.Program.Operations) != 1 {
		t.Errorf("got %+v", res.Program.Operations)
	}
}

func TestRunGoesOnBesideAnIllTypedPackage(t *testing.T) {
	res, packages, err := run(t, "./...")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(packages, "example.com/shop") {
		t.Errorf("main was not analysed: %v", packages)
	}
	want := []string{
		"bad/bad.go:2:8: package example.com/shop/nowhere is not in std",
		"bad/bad.go:3:13: undefined: undefined",
	}
	if len(res.Problems) != 2 || !strings.HasPrefix(res.Problems[0], "bad/bad.go:2:8: ") || res.Problems[1] != want[1] {
		t.Errorf("got %q", res.Problems)
	}
}

func TestRunOfNothingSaysSo(t *testing.T) {
	for _, pattern := range []string{"./empty/...", "fmt"} {
		if _, _, err := run(t, pattern); !errors.Is(err, ErrNoPackages) {
			t.Errorf("%s: got %v", pattern, err)
		}
	}
	res, _, err := run(t, "./missing")
	if err != nil || len(res.Problems) != 1 || strings.Contains(res.Problems[0], "\n") {
		t.Errorf("got %v, %v", res, err)
	}
}

func TestRelativeTakesTheInnermostModule(t *testing.T) {
	g := &graph{build: build{base: "/src"}, modules: map[string]string{
		"example.com/shop":       "/src/shop",
		"example.com/shop/tools": "/src/tools",
		"example.com/shop/sdk":   "",
	}}
	for name, want := range map[string]string{
		"example.com/shop/a/b.go":     "shop/a/b.go",
		"example.com/shop/tools/c.go": "tools/c.go",
		"example.com/else/c.go":       "example.com/else/c.go",
		"example.com/shop/sdk/d.go":   "example.com/shop/sdk/d.go",
	} {
		if got := g.relative(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

func listGraph(t *testing.T, o Options) *graph {
	t.Helper()
	b, err := currentBuild(o.Dir)
	if err != nil {
		t.Fatal(err)
	}
	g, err := loadGraph(o, nil, b)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// The go command is asked once for what others export, as long as nothing of
// theirs changes; what their files say is never taken from before a change.
func TestExportsAreStored(t *testing.T) {
	t.Setenv("GOPROXY", "off")
	t.Setenv("GOFLAGS", "-mod=mod")
	t.Setenv("GOWORK", "off")
	dir := unpack(t, workspace)
	store := replay.OpenDir(t.TempDir())
	asks := func() (asked bool, problems []string) {
		t.Helper()
		a, _ := recorder()
		o := Options{Dir: dir, Patterns: []string{"."}, Config: config.Default(), Analyzer: a, Store: store, Progress: func(string, int, int) {}}
		g := listGraph(t, o)
		l := g.loader(o)
		res := &Result{}
		if _, err := l.analyze(a, g.roots(o.Config), nil, res); err != nil {
			t.Fatal(err)
		}
		return l.exports.asked, res.Problems
	}
	change := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	steps := []struct {
		what, file, text string
		asked            bool
		problems         int
	}{
		{"the first run", "", "", true, 0},
		{"the second run", "", "", false, 0},
		{"a change of the project", "inner/inner.go", "package inner\nfunc Do() {}", false, 0},
		{"another import", "inner/inner.go", "package inner\nimport _ \"html\"\nfunc Do() {}", true, 0},
		{"a change of a dependency", "plain/plain.go", "package plain\nfunc Other() {}", true, 1},
		{"the change back", "plain/plain.go", "package plain\nfunc Do() {}\n", false, 0},
		{"nothing", "", "", false, 0},
	}
	for _, s := range steps {
		if s.file != "" {
			change(s.file, s.text)
		}
		if asked, problems := asks(); asked != s.asked || len(problems) != s.problems {
			t.Errorf("after %s: asked is %t, problems are %q", s.what, asked, problems)
		}
	}
}
