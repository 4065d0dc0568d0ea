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

// likelyTests are the tests that can matter as far as imports tell.
func (g *graph) likelyTests(o Options) (tests []*packages.Package) {
	if o.Tests == nil {
		return nil
	}
	leads := map[*packages.Package]bool{}
	for p := range packages.Postorder(g.tests) {
		for _, imp := range p.Imports {
			if leads[imp] || o.Config.Catalog.EffectPackage(imp.PkgPath) {
				leads[p] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(g.tests), func(p *packages.Package) bool { return !leads[p] })
}

// runTests analyses the tests that can matter, and what only tests import.
func (l *loader) runTests(res *Result) ([]*reach.Program, error) {
	o, g := l.options, l.graph
	if o.Tests == nil {
		return nil, nil
	}
	own := slices.DeleteFunc(slices.Clone(g.tests), func(p *packages.Package) bool { return !own(p, o.Config) })
	helpers := map[*packages.Package]bool{}
	for _, p := range g.helpers(own, o) {
		helpers[p] = true
	}
	tests := slices.DeleteFunc(own, func(p *packages.Package) bool {
		return !g.testsMatter(p, o) && !importsOne(p, helpers)
	})
	if len(tests) == 0 {
		return nil, nil
	}
	o.Progress("loading tests", 0, 0)
	return l.analyze(o.Tests, append(g.helpers(tests, o), tests...), nil, res)
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

// importsOne reports whether a package imports one of some, directly or not. Of
// what only tests import nothing is known before the tests are analysed.
func importsOne(p *packages.Package, some map[*packages.Package]bool) bool {
	if len(some) == 0 {
		return false
	}
	for imp := range packages.Postorder([]*packages.Package{p}) {
		if some[imp] {
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
	all := slices.Collect(packages.Postorder(tests))
	// What imports the tested package is there as a variant only.
	return slices.DeleteFunc(roots(all, o.Config), func(p *packages.Package) bool { return known[p.PkgPath] })
}
