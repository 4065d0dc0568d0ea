package reach

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/flow"
)

// A TestEffect is a real effect that a test can have.
type TestEffect struct {
	Rule string   // testeffect/payment
	Test string   // billing.TestCharge
	Pos  Position // in the test, where it leads there
	// Operation has one path, which begins with the test.
	Operation Operation
}

// NewTesting returns an analyzer that looks at tests only: what packages do
// without them was kept by one of NewProbing. What was made ahead it need not
// make.
func NewTesting(cfg func() (*config.Config, error), keep *Facts, ahead *Ahead) *analysis.Analyzer {
	return newAnalyzer(func(pass *analysis.Pass) (any, error) {
		if len(pass.Files) == 0 || pass.TypesInfo == nil || standard(pass) || testBinary(pass) || !hasTests(pass) && keep.has(pass.Pkg.Path()) {
			return (*Program)(nil), nil
		}
		c, err := cfg()
		if err != nil {
			return nil, err
		}
		facts := newImports(pass, c)
		facts.from = keep
		if hasTests(pass) {
			return withTests(pass, c, facts, nil)
		}
		// A helper of tests that no program imports.
		facts.keep = keep
		program, err := runMain(pass, c, nil, facts, ahead)
		if program != nil && !program.Failed() {
			program = nil
		}
		return program, err
	})
}

// testBinary reports whether a package is the main that runs tests.
func testBinary(pass *analysis.Pass) bool {
	return pass.Pkg.Name() == "main" && strings.HasSuffix(pass.Pkg.Path(), ".test")
}

// withTests adds to the program of a package, which may be nil, what its tests
// do.
func withTests(pass *analysis.Pass, cfg *config.Config, facts *imports, p *Program) (program *Program, err error) {
	defer func() {
		if r := recover(); r != nil {
			program, err = nil, fmt.Errorf("internal error judging the tests of %s: %v", pass.Pkg.Path(), r)
		}
	}()
	tests, err := testProgram(pass, cfg, facts)
	switch {
	case err != nil:
		return failed(err), nil
	case tests == nil:
		return p, nil
	case p == nil:
		return tests, nil
	}
	p.TestEffects = tests.TestEffects
	return p, nil
}

// testProgram judges the tests of a package; it is nil where there are none
// that can matter. It exports what other tests see of test files.
func testProgram(pass *analysis.Pass, cfg *config.Config, facts *imports) (*Program, error) {
	module, own := moduleOf(pass, cfg)
	if !own || len(pass.TypeErrors) > 0 || !cfg.LooksAtTests() || !hasTests(pass) || !testsMatter(pass, cfg, facts) {
		return nil, facts.err
	}
	res := flow.Analyze(flow.Request{
		Fset: pass.Fset, Files: pass.Files, Pkg: pass.Pkg, Info: pass.TypesInfo, Config: cfg, Module: module, Own: own, Root: rootOf(pass, own),
		Function: facts.function, Package: facts.pkg, Tests: true,
	})
	if res == nil || facts.err != nil {
		return nil, facts.err
	}
	facts.export(res)
	p := &Program{Module: module, Notes: slices.Clone(res.Fact.Notes)}
	j := &testJudge{cfg: cfg, res: res, path: pass.Pkg.Path(), known: map[place]bool{}}
	j.judge(res.Tests)
	slices.Sort(j.variables)
	p.TestEffects, p.Variables, p.Mentioned = j.found, slices.Compact(j.variables), j.mentioned
	return p, nil
}

// hasTests reports whether a package holds test files.
func hasTests(pass *analysis.Pass) bool {
	return slices.ContainsFunc(pass.Files, func(f *ast.File) bool {
		return strings.HasSuffix(pass.Fset.Position(f.Package).Filename, "_test.go")
	})
}

// testsMatter reports whether anything that the tests can call has an operation
// that they must not reach.
func testsMatter(pass *analysis.Pass, cfg *config.Config, facts *imports) bool {
	if facts.own != nil && facts.own.Tested || facts.from != nil && facts.from.Tested(pass.Pkg.Path()) {
		return true
	}
	return slices.ContainsFunc(pass.Pkg.Imports(), func(imp *types.Package) bool {
		f := facts.pkg(imp)
		return f != nil && f.Tested || cfg.Catalog.EffectPackage(imp.Path())
	})
}

// A testJudge looks for tests that have effects, and reports of each operation
// one test.
type testJudge struct {
	cfg       *config.Config
	res       *flow.Result
	path      string
	known     map[place]bool
	found     []TestEffect
	variables []string
	mentioned env.Set
}

// judge looks at some tests together, and if they reach anything new, at each
// half of them: most tests of a package reach nothing, or all the same.
func (j *testJudge) judge(tests []flow.TestFunction) {
	if len(tests) == 0 {
		return
	}
	res := j.res.Of(tests)
	if !slices.ContainsFunc(res.Run(j.cfg, flow.State{}).Operations, j.isNew) {
		return
	}
	if n := len(tests) / 2; n > 0 {
		j.judge(tests[:n])
		j.judge(tests[n:])
		return
	}
	g := newGrading(j.cfg, res)
	for _, op := range g.operations(j.path) {
		rule := j.cfg.TestRule(op.Rule)
		if rule == nil || op.Paths[0].Set.Intersect(g.forbidden(op.Rule, op.Allow)).Minus(op.Allow).Empty() {
			continue
		}
		at := place{op.Rule.ID, op.Kind + " " + op.Call, flow.Pos{File: op.Pos.File, Line: op.Pos.Line, Col: op.Pos.Column}}
		if j.known[at] {
			continue
		}
		j.known[at] = op.Grade() > accepted(op.Rule, j.cfg, false)
		if op.ByClient {
			continue // its client is another one of the list
		}
		j.mentioned = j.mentioned.Union(g.configured.Mentioned)
		j.variables = append(j.variables, g.configured.Variables...)
		j.found = append(j.found, TestEffect{Rule: rule.ID, Test: tests[0].Name, Pos: inTestFile(op.Paths[0].Frames, tests[0]), Operation: op})
	}
}

func (j *testJudge) isNew(op flow.Reached) bool {
	r := j.cfg.Rule(op.Rule)
	return r != nil && j.cfg.TestRule(r) != nil && !j.known[place{op.Rule, op.Detail, op.Site}]
}

// inTestFile is the last step of a path that stands in the file of the test:
// what the test does that leads to the operation.
func inTestFile(frames []Frame, t flow.TestFunction) Position {
	at := position(t.Pos)
	for _, f := range frames {
		if f.Pos.File != t.Pos.File {
			break
		}
		at = f.Pos
	}
	return at
}
