package reach

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/envlint/envlint/internal/cgo"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/flow"
)

// NewAnalyzer returns the analyzer that all others share: it summarises every
// package that can matter into facts and judges every main, and libraries if
// the configuration asks for them. Its result is a
// *Program, nil for a package that is no main and of which nothing is to be
// said. The configuration is read when
// the first package is analysed, because under go vet flags are parsed late.
func NewAnalyzer(cfg func() (*config.Config, error)) *analysis.Analyzer {
	return newAnalyzer(func(pass *analysis.Pass) (any, error) { return run(pass, cfg, nil, nil, nil) })
}

// NewProbing returns an analyzer that also tells of one line of source, if line
// is not nil. What it says of packages is kept for one of NewTesting; what was
// made ahead it need not make. It serves one run.
func NewProbing(cfg func() (*config.Config, error), line *flow.Probe, keep *Facts, ahead *Ahead) *analysis.Analyzer {
	return newAnalyzer(func(pass *analysis.Pass) (any, error) { return run(pass, cfg, line, keep, ahead) })
}

func newAnalyzer(run func(*analysis.Pass) (any, error)) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:             "envflow",
		Doc:              "compute in which environments every operation can run",
		Run:              run,
		RunDespiteErrors: true,
		ResultType:       reflect.TypeFor[*Program](),
		FactTypes:        []analysis.Fact{new(flow.FunctionFact), new(flow.PackageBytes)},
	}
}

func run(pass *analysis.Pass, load func() (*config.Config, error), line *flow.Probe, keep *Facts, ahead *Ahead) (any, error) {
	// A dependency that was loaded as export data has no files: it is no
	// matter of ours.
	if len(pass.Files) == 0 || pass.TypesInfo == nil || standard(pass) || testBinary(pass) {
		return (*Program)(nil), nil
	}
	cfg, err := load()
	if err != nil {
		return failed(err), nil
	}
	facts := newImports(pass, cfg)
	facts.keep = keep
	program, err := runMain(pass, cfg, line, facts, ahead)
	if err != nil || program != nil && program.Failed() {
		return program, err
	}
	return withTests(pass, cfg, facts, program)
}

// runMain looks at a package without its tests.
func runMain(pass *analysis.Pass, cfg *config.Config, line *flow.Probe, facts *imports, ahead *Ahead) (program *Program, err error) {
	module, own := moduleOf(pass, cfg)
	if len(pass.TypeErrors) > 0 {
		note := fmt.Sprintf("package %s does not type-check: what it does is unknown", pass.Pkg.Path())
		facts.export(&flow.Result{Fact: &flow.PackageFact{Own: own, Notes: []string{note}}})
		return nil, nil
	}
	res := flow.Analyze(flow.Request{
		Fset: pass.Fset, Files: pass.Files, Pkg: pass.Pkg, Info: pass.TypesInfo, Config: cfg, Module: module, Own: own, Root: rootOf(pass, own),
		Partial:  slices.ContainsFunc(pass.IgnoredFiles, isCode),
		Function: facts.function, Package: facts.pkg, Probe: line, Build: ahead.take(pass.Pkg),
	})
	if facts.err != nil {
		return failed(facts.err), nil
	}
	if res == nil {
		return nil, nil
	}
	facts.export(res)
	if own && res.Main == nil {
		if p := broken(pass, module, res); p != nil {
			return p, nil
		}
	}
	complaints := complaintsOf(pass, own, res)
	excluded := cfg.RootExcluded(directory(module, pass.Pkg.Path()))
	res.Library = own && cfg.Exported && len(res.Exported) > 0 && res.Main == nil && !internal(pass.Pkg.Path())
	if own && excluded && (res.Main != nil || res.Library) {
		return &Program{Module: module, Directives: complaints, RootsExcluded: 1}, nil
	}
	if res.Main == nil && !res.Library || !own {
		if len(complaints) > 0 {
			return &Program{Module: module, Directives: complaints}, nil
		}
		return nil, nil
	}
	defer func() {
		if p := recover(); p != nil {
			program, err = nil, fmt.Errorf("internal error judging %s: %v", pass.Pkg.Path(), p)
		}
	}()
	program = judge(pass, module, cfg, res)
	program.Directives = complaints
	return program, nil
}

// isCode reports whether a file holds Go code other than tests.
func isCode(file string) bool {
	return strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_test.go")
}

// rootOf is the folder of the module of a package of ours.
func rootOf(pass *analysis.Pass, own bool) string {
	if !own || len(pass.Files) == 0 {
		return ""
	}
	return config.ModuleRoot(filepath.Dir(pass.Fset.File(pass.Files[0].FileStart).Name()))
}

// directory is that of a package, relative to the root of its module.
func directory(module, pkg string) string {
	if pkg == module {
		return "."
	}
	return strings.TrimPrefix(pkg, module+"/")
}

// internal reports whether only neighbours can import a package: what they do
// with it is judged from where they are.
func internal(pkg string) bool {
	return slices.Contains(strings.Split(pkg, "/"), "internal")
}

// complaintsOf are what is wrong with directives of ours.
func complaintsOf(pass *analysis.Pass, own bool, res *flow.Result) (out []Complaint) {
	if !own {
		return nil
	}
	for _, p := range res.Directives {
		at := cgo.At(pass.Fset, pass.Files, p.Pos)
		file := pass.Pkg.Path() + "/" + filepath.Base(at.Filename)
		out = append(out, Complaint{p.Pos, Position{file, at.Line, at.Column}, p.Msg})
	}
	return out
}

// standard reports whether the package is part of Go itself.
func standard(pass *analysis.Pass) bool {
	// Under x/tools' checker such a package has a module without a path.
	return (pass.Module == nil || pass.Module.Path == "") && flow.Standard(pass.Pkg.Path())
}

// broken is the result of a package that could not be analysed: nobody else may
// look at it, so it speaks for itself. It is nil for all others.
func broken(pass *analysis.Pass, module string, res *flow.Result) *Program {
	var own []string
	for _, note := range res.Fact.Notes {
		if problem(note) && strings.Contains(note, " of package "+pass.Pkg.Path()+",") {
			own = append(own, note)
		}
	}
	if own == nil {
		return nil
	}
	return &Program{Module: module, Notes: own}
}

// problem reports whether a note says that something could not be analysed.
func problem(note string) bool {
	return strings.HasPrefix(note, flow.InternalError) || strings.HasPrefix(note, flow.NotAnalysed)
}

// Problems are the notes about what could not be analysed.
func (p *Program) Problems() []string {
	var out []string
	for _, note := range p.Notes {
		if problem(note) {
			out = append(out, note)
		}
	}
	return out
}

// judge runs a main and grades what it reaches.
func judge(pass *analysis.Pass, module string, cfg *config.Config, res *flow.Result) *Program {
	p := &Program{Module: module, Mains: []string{pass.Pkg.Path()}, Notes: slices.Clone(res.Fact.Notes)}
	grading := newGrading(cfg, res)
	p.Mentioned, p.Variables = grading.configured.Mentioned, grading.configured.Variables
	p.Operations = grading.operations(pass.Pkg.Path())
	for _, c := range grading.configured.Comparisons {
		p.Asked = append(p.Asked, Asked{position(c.Site), c.Text, c.Function})
	}
	p.Misnomers = misnomers(grading.configured, cfg)
	p.Misnomers = append(p.Misnomers, lateGuards(grading.configured, p.Operations, cfg, Visible(grading.view))...)
	slices.SortStableFunc(p.Misnomers, compareMisnomers)
	p.Mismatches = grading.mismatches(p.Operations)
	if res.Library {
		p.Libraries = p.Mains
	}
	p.Line = grading.line(pass.Pkg.Path())
	p.Excluded = len(pass.IgnoredFiles)
	return p
}
