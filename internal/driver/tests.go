package driver

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/envlint/envlint/internal/reach"
)

// Tests are analysed after the programs, and only those that can reach what they
// must not: for most projects that is none. Of the packages that they test
// counts what the first analysis kept.

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

// likelyTests are the tests that can matter as far as imports tell.
func (g *graph) likelyTests(o Options) (tests []*packages.Package) {
	if o.Tests == nil {
		return nil
	}
	leads := leading(g.tests, func(p *packages.Package) bool { return o.Config.Catalog.EffectPackage(p.PkgPath) })
	return slices.DeleteFunc(slices.Clone(g.tests), func(p *packages.Package) bool { return !leads[p] })
}

// runTests analyses the tests that can matter, and what only tests import.
func (l *loader) runTests(res *Result) ([]*reach.Program, error) {
	o, g := l.options, l.graph
	if o.Tests == nil {
		return nil, nil
	}
	tests := slices.DeleteFunc(slices.Clone(g.tests), func(p *packages.Package) bool { return !own(p, o.Config) })
	// Of what only tests import nothing is known before they are analysed.
	helpers := g.helpers(tests, o)
	needHelp := leading(tests, func(p *packages.Package) bool { return slices.Contains(helpers, p) })
	tests = slices.DeleteFunc(tests, func(p *packages.Package) bool { return !g.testsMatter(p, o) && !needHelp[p] })
	if len(tests) == 0 {
		return nil, nil
	}
	o.Progress("loading tests", 0, 0)
	return l.analyze(o.Tests, append(helpers, tests...), nil, res)
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

// helpers are the packages that programs would need syntax of, but only tests
// import.
func (g *graph) helpers(tests []*packages.Package, o Options) []*packages.Package {
	known := map[string]bool{}
	for _, p := range slices.Concat(g.all, g.tests) {
		known[p.PkgPath] = true
	}
	// What imports the tested package is there as a variant only.
	return slices.DeleteFunc(roots(tests, o.Config), func(p *packages.Package) bool { return known[p.PkgPath] })
}
