package reach

import (
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/env"
)

// A Finding is an operation that can run where it must not. Its Paths are
// those that reach a forbidden environment, and only those.
type Finding struct {
	Operation
	Analyzer string
	Severity string
	// Reached are the worlds shown to users in which the operation can run.
	Reached env.Set
	// Forbidden are the reached worlds in which it must not.
	Forbidden env.Set
	// Grade is the worst of the paths.
	Grade   Grade
	Message string
}

// A Summary counts what became of the operations of a program.
type Summary struct {
	Mains, Operations, Findings int
	// Libraries are packages judged by their exported functions; RootsExcluded
	// are mains and libraries that the configuration leaves out.
	Libraries, RootsExcluded int
	// ByConfiguration are not shown because a switch or a credential that the
	// project accepts keeps them off.
	ByConfiguration int
	// Guarded cannot run where they must not.
	Guarded int
	// Suppressed are left out by an [[exclude]] of the configuration.
	Suppressed int
	// Baseline are left out because they were there when the project started
	// to look.
	Baseline int
	// Allowed run where they must not, but a directive lets them.
	Allowed int
	// FilesExcluded counts files that build constraints left out.
	FilesExcluded int
	// Variables name where the environment comes from.
	Variables []string
}

// Findings compares, for each operation of p, where it can run with where it
// may, and adds the names that cannot be right. The findings are sorted by
// position. When strict, nothing but an environment guard is good enough.
func Findings(p *Program, cfg *config.Config, strict bool) ([]Finding, Summary) {
	sum := Summary{
		Mains:         len(p.Mains) - len(p.Libraries),
		Libraries:     len(p.Libraries),
		RootsExcluded: p.RootsExcluded,
		Operations:    len(p.Operations),
		FilesExcluded: p.Excluded,
		Variables:     p.Variables,
	}
	view := cfg.Universe.View(p.Mentioned)
	worded := phrasing{view: view, program: p}
	var found []Finding
	for _, op := range p.Operations {
		if op.ByClient {
			sum.Operations-- // its client counts instead
			continue
		}
		if op.Rule.Kind() == catalog.Choice {
			sum.Operations-- // see parity.go
			continue
		}
		f, forbidden := compare(op, view, cfg)
		if !forbidden {
			if _, found := compare(without(op), view, cfg); found && op.Rule.Category != catalog.RequiresCategory {
				sum.Allowed++
			} else {
				sum.Guarded++
			}
			continue
		}
		if f.Grade <= accepted(op.Rule, cfg, strict) {
			sum.ByConfiguration++
			continue
		}
		if _, ok := cfg.ExcludedBy(p.Relative(op.Pos.File), op.Rule.ID); ok {
			sum.Suppressed++
			continue
		}
		f.Message = worded.message(&f, cfg.MayRun(op.Rule).Union(op.Allow))
		found = append(found, f)
	}
	found, twice := withoutToldHosts(found)
	sum.Operations -= twice
	found = append(found, names(p, cfg, worded, &sum)...)
	found = append(found, parity(p, cfg, worded, &sum)...)
	found = append(found, inTests(p, cfg, worded, strict, &sum)...)
	slices.SortStableFunc(found, func(a, b Finding) int { return comparePositions(a.Pos, b.Pos) })
	sum.Findings = len(found)
	return found, sum
}

// without is the operation as if no directive allowed anything.
func without(op Operation) Operation {
	op.Allow = env.Set{}
	return op
}

// compare narrows an operation to the paths that reach forbidden worlds; ok is
// false if none does.
func compare(op Operation, view env.View, cfg *config.Config) (f Finding, ok bool) {
	shown := Visible(view)
	forbidden := shown.Minus(cfg.MayRun(op.Rule)).Minus(op.Allow)
	paths := op.Paths
	op.Paths = nil
	for _, path := range paths {
		if !path.Set.Intersect(forbidden).Empty() {
			op.Paths = append(op.Paths, path)
		}
	}
	if len(op.Paths) == 0 {
		return Finding{}, false
	}
	reached := op.Set().Intersect(shown)
	return Finding{
		Operation: op,
		Analyzer:  AnalyzerOf(op.Rule),
		Severity:  op.Rule.Severity,
		Reached:   reached,
		Forbidden: reached.Intersect(forbidden),
		Grade:     op.Grade(),
	}, true
}

// Visible is the union of the worlds of a view's columns: what is outside of
// it is another spelling of an environment that the code spells differently.
func Visible(view env.View) env.Set {
	var all env.Set
	for _, c := range view.Columns {
		all = all.Union(c.Worlds)
	}
	return all
}

func accepted(r *catalog.Rule, cfg *config.Config, strict bool) Grade {
	if strict {
		return Environment
	}
	g, _ := ParseGrade(cfg.Accepts(r)) // the zero Grade is the strictest
	return g
}

// AnalyzerOf names the analyzer that reports the findings of a rule.
func AnalyzerOf(r *catalog.Rule) string {
	return catalog.Categories[r.Category].Analyzer
}

// Relative is the name of a file as users see it: without the path of the
// program's module, and in full for files of other modules.
func (p *Program) Relative(file string) string {
	if p.Module == "" {
		return file
	}
	return strings.TrimPrefix(file, p.Module+"/")
}
