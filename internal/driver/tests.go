package driver

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/envlint/envlint/internal/reach"
)

// Tests are loaded after the programs, and only those that can reach what they
// must not: for most projects that is none. The packages that they test come as
// export data then, with the facts that the first analysis kept.

// splitTests separates packages from the variants of them that hold test files.
// The mains that the go command writes to run tests are neither.
func splitTests(loaded []*packages.Package) (matched, tests []*packages.Package) {
	for _, p := range loaded {
		switch {
		case p.ForTest != "":
			tests = append(tests, p)
		case p.Name != "main" || !strings.HasSuffix(p.PkgPath, ".test"):
			matched = append(matched, p)
		}
	}
	return matched, tests
}

// runTests analyses the tests that can matter.
func (g *graph) runTests(o Options, res *Result) ([]*reach.Program, error) {
	if o.Tests == nil {
		return nil, nil
	}
	wanted := map[string]bool{} // by id
	var patterns []string
	var wantedTests []*packages.Package
	for _, p := range g.tests {
		if own(p, o.Config) && g.testsMatter(p, o) {
			wanted[p.ID] = true
			wantedTests = append(wantedTests, p)
			patterns = append(patterns, p.ForTest)
		}
	}
	if len(wanted) == 0 {
		return nil, nil
	}
	o.Progress("loading tests", 0, 0)
	if err := g.runHelpers(o, wantedTests, res); err != nil {
		return nil, err
	}
	slices.Sort(patterns)
	cfg := loadConfig(o, g.tags, packages.LoadSyntax|packages.NeedModule|packages.NeedForTest)
	cfg.Tests = true
	loaded, err := packages.Load(cfg, slices.Compact(patterns)...)
	if err != nil {
		return nil, err
	}
	pkgs, tests := splitTests(loaded)
	tests = slices.DeleteFunc(tests, func(p *packages.Package) bool { return !wanted[p.ID] })
	res.Problems = append(res.Problems, g.typeErrors(tests)...)
	pkgs = append(pkgs, tests...)
	programs, problems, err := analyzeWith(releasing(o.Tests, pkgs, func() {}), pkgs)
	res.Problems = append(res.Problems, problems...)
	return programs, err
}

// testsMatter reports whether tests may reach an operation that they must not:
// what they test has one, or what they import.
func (g *graph) testsMatter(p *packages.Package, o Options) bool {
	if o.Facts.Tested(p.ForTest) {
		return true
	}
	for _, imp := range p.Imports {
		if o.Facts.Tested(imp.PkgPath) || o.Config.Catalog.EffectPackage(imp.PkgPath) {
			return true
		}
	}
	return false
}

// runHelpers analyses the project's packages that only tests import.
func (g *graph) runHelpers(o Options, tests []*packages.Package, res *Result) error {
	known := map[string]bool{}
	for _, p := range g.all {
		known[p.PkgPath] = true
	}
	for _, p := range g.tests {
		known[p.PkgPath] = true
	}
	var helpers []*packages.Package
	for p := range packages.Postorder(tests) {
		// What imports the tested package is there as a variant only.
		if !known[p.PkgPath] && len(p.GoFiles) > 0 && own(p, o.Config) {
			known[p.PkgPath] = true
			helpers = append(helpers, p)
		}
	}
	if len(helpers) == 0 {
		return nil
	}
	pkgs, err := loadSyntax(o, g.tags, helpers)
	if err != nil {
		return err
	}
	res.Problems = append(res.Problems, g.typeErrors(pkgs)...)
	_, problems, err := analyzeWith(o.Tests, pkgs)
	res.Problems = append(res.Problems, problems...)
	return err
}
