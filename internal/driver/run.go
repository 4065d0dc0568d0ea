package driver

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/envlint/envlint/internal/reach"
)

// analyze returns the programs of those of the listed packages that are mains,
// and adds to the problems what could not be analysed. Others are likely to
// follow.
func (l *loader) analyze(a *analysis.Analyzer, listed, likely []*packages.Package, res *Result) ([]*reach.Program, error) {
	pkgs, over, err := l.load(listed, likely)
	if err != nil {
		return nil, err
	}
	defer over()
	var done atomic.Int64
	a = l.analyzer(a, func() { l.options.Progress("analysing packages", int(done.Add(1)), len(pkgs)) })
	programs, problems, err := check(a, pkgs)
	res.Problems = slices.Concat(res.Problems, l.problems, l.graph.typeErrors(pkgs), problems)
	return programs, err
}

func check(a *analysis.Analyzer, pkgs []*packages.Package) (programs []*reach.Program, problems []string, err error) {
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
