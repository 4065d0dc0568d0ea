package reach

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/env"
)

// inTests turns what tests do into findings: of each operation one for each
// package of tests, about the test that guards it worst.
func inTests(p *Program, cfg *config.Config, worded phrasing, strict bool, sum *Summary) []Finding {
	effects := slices.Clone(p.TestEffects)
	slices.SortStableFunc(effects, func(a, b TestEffect) int {
		return cmp.Or(cmp.Compare(a.Operation.Paths[0].Main, b.Operation.Paths[0].Main), compareOperations(&a.Operation, &b.Operation),
			cmp.Compare(b.Operation.Grade(), a.Operation.Grade()), comparePositions(a.Pos, b.Pos))
	})
	effects = slices.CompactFunc(effects, func(a, b TestEffect) bool {
		return a.Operation.Paths[0].Main == b.Operation.Paths[0].Main && compareOperations(&a.Operation, &b.Operation) == 0
	})
	var found []Finding
	for _, t := range effects {
		rule := cfg.Catalog.Rule(t.Rule)
		f, forbidden := compare(t.Operation, worded.view, cfg)
		if rule == nil || rule.Off || !forbidden || f.Grade <= accepted(f.Rule, cfg, strict) {
			continue
		}
		if _, ok := cfg.ExcludedBy(p.Relative(t.Pos.File), t.Rule); ok {
			sum.Suppressed++
			continue
		}
		f.Message = worded.inTest(&t, &f, cfg.MayRun(f.Rule).Union(f.Allow))
		f.Rule, f.Analyzer, f.Severity, f.Pos = rule, AnalyzerOf(rule), rule.Severity, t.Pos
		found = append(found, f)
	}
	return found
}

func compareOperations(a, b *Operation) int {
	return cmp.Or(comparePositions(a.Pos, b.Pos), cmp.Compare(a.Rule.ID, b.Rule.ID), cmp.Compare(a.Call, b.Call))
}

func (p phrasing) inTest(t *TestEffect, f *Finding, allowed env.Set) string {
	end := fmt.Sprintf(" [%s %s]", t.Rule, f.Grade)
	at := ""
	if t.Pos != f.Pos {
		at = fmt.Sprintf(" (%s:%d)", p.program.Relative(f.Pos.File), f.Pos.Line)
	}
	if f.Grade == Credential && f.Calls > 0 {
		return fmt.Sprintf("only %s decides whether %s %s%s%s", f.Call, t.Test, f.Operation.Rule.Does, at, end)
	}
	return fmt.Sprintf("%s %s: %s%s is the real one here%s%s", t.Test, f.Operation.Rule.Does, f.Call, at, p.reasonInTest(f, allowed), end)
}

// reasonInTest names the guard that lets the test through, if there is one.
func (p phrasing) reasonInTest(f *Finding, allowed env.Set) string {
	if f.Grade == Partial {
		return p.partial(f, Worst(f.Paths), allowed)
	}
	return ""
}
