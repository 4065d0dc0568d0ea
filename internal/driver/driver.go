// Package driver loads the packages that a user names and runs the analysis on
// them: the envlint command without go vet.
//
// In flow patterns and a configuration; out flows one Program for all mains,
// with file names relative to the module or workspace, and a line for
// everything that could not be analysed.
package driver

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/reach"
)

// Options say what to analyse.
type Options struct {
	Dir      string   // where the go command runs; empty means here
	Patterns []string // as for go list; empty means "."
	Tags     string   // build tags, as for go build
	Config   *config.Config
	// Analyzer has a *reach.Program as result, nil for packages that are no
	// main.
	Analyzer *analysis.Analyzer
}

// A Result is what a run found.
type Result struct {
	Program *reach.Program
	// Problems are packages or parts that could not be analysed, a line each.
	Problems []string
	base     string
}

// Relative is a file name, absolute or below the working directory, as output
// has it.
func (r *Result) Relative(file string) string {
	if abs, err := filepath.Abs(file); err == nil {
		file = abs
	}
	return (&graph{base: r.base}).display(file)
}

// ErrNoPackages is the outcome of patterns that match nothing.
var ErrNoPackages = errors.New("no packages to analyse")

// Run analyses the packages. Its error means that nothing could be analysed;
// what could not be analysed beside other things is in the Result.
func Run(o Options) (*Result, error) {
	if len(o.Patterns) == 0 {
		o.Patterns = []string{"."}
	}
	g, err := loadGraph(o)
	if err != nil {
		return nil, err
	}
	res := &Result{Problems: g.problems, base: g.base}
	roots := g.roots(o.Config)
	if len(roots) == 0 {
		if len(res.Problems) == 0 {
			return nil, fmt.Errorf("%w: %s matches only packages of other modules", ErrNoPackages, strings.Join(o.Patterns, " "))
		}
		res.Program = &reach.Program{}
		return res, nil
	}
	pkgs, err := loadSyntax(o, roots)
	if err != nil {
		return nil, err
	}
	res.Problems = append(res.Problems, g.typeErrors(pkgs)...)
	programs, problems, err := analyze(o.Analyzer, pkgs)
	if err != nil {
		return nil, err
	}
	res.Problems = append(res.Problems, problems...)
	var mains []*reach.Program
	excluded := 0
	for _, p := range programs {
		for _, c := range p.Directives {
			at := g.position(c.At)
			res.Problems = append(res.Problems, fmt.Sprintf("%s:%d:%d: %s", at.File, at.Line, at.Column, c.Msg))
		}
		excluded += p.RootsExcluded
		if len(p.Mains) > 0 {
			g.relocate(p)
			mains = append(mains, p)
		}
	}
	res.Program = Merge(mains)
	res.Program.Excluded, res.Program.RootsExcluded = g.excluded(), excluded
	slices.Sort(res.Problems)
	res.Problems = slices.Compact(res.Problems)
	return res, nil
}
