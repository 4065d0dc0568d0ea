// Package driver loads the packages that a user names and runs the analysis on
// them: the envlint command without go vet.
//
// In flow patterns and a configuration; out flows one Program for all mains,
// with file names relative to the module or workspace, and a line for
// everything that could not be analysed. It works in two steps, so that a
// caller who knows what an earlier run on the same files said can stop after
// the first: List asks the go command for the packages, Run loads and analyses
// them.
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
	"github.com/envlint/envlint/internal/replay"
)

// Options say what to analyse.
type Options struct {
	Dir      string   // where the go command runs; empty means here
	Patterns []string // as for go list; empty means "."
	// Variants are lists of build tags: each is analysed, and what they find is
	// put together. None means one build without tags.
	Variants [][]string
	Config   *config.Config
	// Analyzer has a *reach.Program as result, nil for packages that are no
	// main.
	Analyzer *analysis.Analyzer
	// Tests looks at the tests of the packages, with what Analyzer kept in
	// Facts; nil leaves them out.
	Tests *analysis.Analyzer
	Facts *reach.Facts
	// Ahead, if not nil, is told of packages that will be analysed.
	Ahead *reach.Ahead
	// Store keeps answers of the go command; nil for none.
	Store *replay.Store
	// Progress, if not nil, is told what happens, possibly from several
	// goroutines at once. The total is 0 where there is nothing to count.
	Progress func(step string, done, total int)
}

// A Result is what a run found.
type Result struct {
	Program *reach.Program
	// Base is the directory that file names are relative to.
	Base string
	// Problems are packages or parts that could not be analysed, a line each.
	Problems []string
	// rootsExcluded counts the programs that the configuration leaves out.
	rootsExcluded int
}

// Relative is a file name, absolute or below the working directory, as output
// has it.
func (r *Result) Relative(file string) string {
	if abs, err := filepath.Abs(file); err == nil {
		file = abs
	}
	return (&graph{build: build{base: r.Base}}).display(file)
}

// ErrNoPackages is the outcome of patterns that match nothing.
var ErrNoPackages = errors.New("no packages to analyse")

// A Listing is what the patterns match, before anything is loaded.
type Listing struct {
	options  Options
	build    build
	variants []*graph
}

// List asks the go command what the patterns match.
func List(o Options) (*Listing, error) {
	if len(o.Patterns) == 0 {
		o.Patterns = []string{"."}
	}
	if len(o.Variants) == 0 {
		o.Variants = [][]string{nil}
	}
	if o.Progress == nil {
		o.Progress = func(string, int, int) {}
	}
	b, err := currentBuild(o.Dir)
	if err != nil {
		return nil, err
	}
	l := &Listing{options: o, build: b}
	for _, tags := range o.Variants {
		o.Progress("listing packages", 0, 0)
		g, err := loadGraph(o, tags, b)
		if err != nil {
			return nil, err
		}
		l.variants = append(l.variants, g)
	}
	return l, nil
}

// Run analyses the packages. Its error means that nothing could be analysed;
// what could not be analysed beside other things is in the Result.
func (l *Listing) Run() (*Result, error) {
	res := &Result{Base: l.build.base}
	var programs []*reach.Program
	for _, g := range l.variants {
		found, err := g.run(l.options, res)
		if err != nil {
			return nil, err
		}
		programs = append(programs, found...)
	}
	res.Program = Merge(programs)
	// What failed is a problem, not a remark.
	problems := res.Program.Problems()
	res.Problems = append(res.Problems, problems...)
	res.Program.Notes = slices.DeleteFunc(res.Program.Notes, func(n string) bool { return slices.Contains(problems, n) })
	res.Program.Excluded, res.Program.RootsExcluded = len(l.excluded()), res.rootsExcluded
	slices.Sort(res.Problems)
	res.Problems = slices.Compact(res.Problems)
	return res, nil
}

// Packages are those that Run analyses, by path.
func (l *Listing) Packages() []string {
	var paths []string
	for _, g := range l.variants {
		for _, p := range g.roots(l.options.Config) {
			paths = append(paths, p.PkgPath)
		}
	}
	return paths
}

// Run is List and then Run.
func Run(o Options) (*Result, error) {
	l, err := List(o)
	if err != nil {
		return nil, err
	}
	return l.Run()
}

// run analyses one variant and adds what it could not to the problems.
func (g *graph) run(o Options, res *Result) ([]*reach.Program, error) {
	if o.Facts != nil {
		o.Facts.Clear() // another variant's
	}
	res.Problems = append(res.Problems, g.problems...)
	roots := g.roots(o.Config)
	if len(roots) == 0 {
		if len(g.problems) == 0 {
			return nil, fmt.Errorf("%w: %s matches only packages of other modules", ErrNoPackages, strings.Join(o.Patterns, " "))
		}
		return nil, nil
	}
	o.Progress(fmt.Sprintf("loading %d packages", len(roots)), 0, 0)
	l := g.loader(o)
	programs, err := l.analyze(o.Analyzer, roots, g.likelyTests(o), res)
	if err != nil {
		return nil, err
	}
	tests, err := l.runTests(res)
	if err != nil {
		return nil, err
	}
	programs = append(programs, tests...)
	var mains []*reach.Program
	excluded := 0
	for _, p := range programs {
		for _, c := range p.Directives {
			at := g.position(c.At)
			res.Problems = append(res.Problems, fmt.Sprintf("%s:%d:%d: %s", at.File, at.Line, at.Column, c.Msg))
		}
		excluded += p.RootsExcluded
		if len(p.Mains)+len(p.TestEffects) > 0 {
			g.relocate(p)
			mains = append(mains, p)
		}
	}
	res.rootsExcluded = max(res.rootsExcluded, excluded)
	return mains, nil
}

// excluded are the files that no variant contains.
func (l *Listing) excluded() []string {
	var out []string
	for i, g := range l.variants {
		files := g.excluded()
		if i == 0 {
			out = files
			continue
		}
		out = slices.DeleteFunc(out, func(f string) bool { return !slices.Contains(files, f) })
	}
	return out
}
