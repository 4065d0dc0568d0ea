package driver

import (
	"fmt"
	"go/types"
	"runtime"
	"strings"
	"sync/atomic"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/envlint/envlint/internal/reach"
)

// loadSyntax loads the packages of the graph again, this time to be analysed.
// Their other dependencies come as export data.
func loadSyntax(o Options, tags []string, roots []*packages.Package) ([]*packages.Package, error) {
	var patterns []string
	for _, p := range roots {
		if p.PkgPath == commandLine {
			patterns = append(patterns, p.GoFiles...)
			break // such a package is the only one that patterns can match
		}
		patterns = append(patterns, p.PkgPath)
	}
	return packages.Load(loadConfig(o, tags, packages.LoadSyntax|packages.NeedModule), patterns...)
}

// analyze returns the programs of the packages that are mains, and what could
// not be analysed. Packages that are mere export data pass through the analyzer
// without files, which costs nothing.
func analyze(o Options, pkgs []*packages.Package) (programs []*reach.Program, problems []string, err error) {
	total := len(pkgs)
	var done atomic.Int64
	return analyzeWith(releasing(o.Analyzer, pkgs, func() { o.Progress("analysing packages", int(done.Add(1)), total) }), pkgs)
}

func analyzeWith(a *analysis.Analyzer, pkgs []*packages.Package) (programs []*reach.Program, problems []string, err error) {
	g, err := checker.Analyze([]*analysis.Analyzer{a}, pkgs, nil)
	if err != nil {
		return nil, nil, err
	}
	for act := range g.All() {
		if p, ok := act.Result.(*reach.Program); ok && p != nil && p.Failed() {
			problems = append(problems, fmt.Sprintf("%s: %s", act.Package.PkgPath, oneLine(p.Failure().Error())))
			continue
		}
		switch {
		case act.Err == nil:
		case strings.HasPrefix(act.Err.Error(), "failed prerequisites"):
			// The package at fault has a line of its own.
			if act.Package.Name == "main" {
				problems = append(problems, fmt.Sprintf("%s: not analysed, because a package that it imports could not be", act.Package.PkgPath))
			}
		default:
			problems = append(problems, fmt.Sprintf("%s: %s", act.Package.PkgPath, oneLine(act.Err.Error())))
		}
	}
	for _, act := range g.Roots {
		if p, ok := act.Result.(*reach.Program); ok && p != nil && !p.Failed() {
			programs = append(programs, p)
		}
	}
	return programs, problems, nil
}

// releasing is an analyzer that runs on as many packages at once as there are
// processors: more would only need more memory. Once a package is analysed,
// nobody asks for its syntax any more. It calls done after each.
func releasing(analyzer *analysis.Analyzer, pkgs []*packages.Package, done func()) *analysis.Analyzer {
	a := *analyzer
	loaded := map[*types.Package]*packages.Package{}
	for _, p := range pkgs {
		loaded[p.Types] = p
	}
	turns := make(chan struct{}, runtime.GOMAXPROCS(0))
	a.Run = func(pass *analysis.Pass) (any, error) {
		if len(pass.Files) > 0 {
			turns <- struct{}{}
			defer func() {
				<-turns
				pass.Files, pass.TypesInfo = nil, nil
				if p := loaded[pass.Pkg]; p != nil {
					p.Syntax, p.TypesInfo = nil, nil
				}
				done()
			}()
		}
		return analyzer.Run(pass)
	}
	return &a
}
