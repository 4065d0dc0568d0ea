package reach

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/env"
)

// A Mismatch is an engine that staging has for a part of one program and that
// production does not have, while production has another one.
type Mismatch struct {
	// Operation opens the engine, in the program of its only path.
	Operation Operation
	Set       env.Set // the worlds that are shown of that program
	Staging   env.Set
	// Other opens that of production.
	Other       Position
	OtherEngine string
	// Here and There say where each is used. They are worded for the one
	// program: others may spell environments in other ways.
	Here, There string
}

// An engine is what a part of a program can be.
type engine struct{ part, name string }

func engineOf(op *Operation) engine { return engine{op.Rule.Part, op.Rule.Engine} }

// mismatches compares the engines of staging with those of production. What a
// program leaves to its configuration is no operation of a rule, so it says
// nothing.
func (g *grading) mismatches(ops []Operation) (out []Mismatch) {
	shown := Visible(g.view)
	staging, known := g.cfg.Universe.Named("staging")
	production, _ := g.cfg.Universe.Named(env.Production)
	if staging, production = staging.Intersect(shown), production.Intersect(shown); !known || staging.Empty() || production.Empty() {
		return nil
	}
	in := map[engine]env.Set{}
	var choices []*Operation
	for i := range ops {
		if op := &ops[i]; op.Rule.Kind() == catalog.Choice && !op.Rule.Off {
			choices = append(choices, op)
			in[engineOf(op)] = in[engineOf(op)].Union(op.Set().Intersect(shown))
		}
	}
	only := func(op *Operation, here, there env.Set) bool {
		e := in[engineOf(op)]
		return !op.Set().Intersect(here).Empty() && e.Intersect(there).Empty()
	}
	variable := "the environment"
	if names := g.configured.Variables; len(names) > 0 {
		variable = names[0]
	}
	for _, op := range choices {
		i := slices.IndexFunc(choices, func(o *Operation) bool { return o.Rule.Part == op.Rule.Part && only(o, production, staging) })
		if i < 0 || !only(op, staging, production) {
			continue
		}
		other := choices[i]
		out = append(out, Mismatch{
			Operation: *op, Set: op.Set().Intersect(shown), Staging: staging, Other: other.Pos, OtherEngine: other.Rule.Engine,
			Here: g.view.Describe(in[engineOf(op)], variable), There: g.view.Describe(in[engineOf(other)], variable),
		})
	}
	return out
}

// parity turns mismatches into findings. One place is told once, whichever
// programs come by.
func parity(p *Program, cfg *config.Config, worded phrasing, sum *Summary) (found []Finding) {
	all := slices.Clone(p.Mismatches)
	slices.SortStableFunc(all, func(a, b Mismatch) int {
		return cmp.Or(compareOperations(&a.Operation, &b.Operation), cmp.Compare(a.Operation.Paths[0].Main, b.Operation.Paths[0].Main))
	})
	for i, m := range all {
		op := &m.Operation
		switch {
		case i > 0 && compareOperations(&all[i-1].Operation, op) == 0:
			// Several programs, or one in several builds.
			if n := len(found) - 1; n >= 0 && compareOperations(&found[n].Operation, op) == 0 && all[i-1].Operation.Paths[0].Main != op.Paths[0].Main {
				found[n].Paths = append(slices.Clip(found[n].Paths), op.Paths...)
			}
			continue
		case m.Staging.Minus(op.Allow).Empty():
			sum.Allowed++
			continue
		}
		if _, ok := cfg.ExcludedBy(p.Relative(op.Pos.File), op.Rule.ID); ok {
			sum.Suppressed++
			continue
		}
		found = append(found, Finding{
			Operation: *op, Analyzer: AnalyzerOf(op.Rule), Severity: op.Rule.Severity, Grade: Ungraded,
			Reached: m.Set, Forbidden: m.Set.Intersect(m.Staging), Message: worded.mismatch(&m),
		})
	}
	return found
}

func (p phrasing) mismatch(m *Mismatch) string {
	op := &m.Operation
	return fmt.Sprintf("%s: the %s is %s %s, but %s %s (%s:%d): staging does not try what production runs [%s]",
		op.Call, op.Rule.Part, op.Rule.Engine, m.Here, m.OtherEngine, m.There, p.program.Relative(m.Other.File), m.Other.Line, op.Rule.ID)
}
