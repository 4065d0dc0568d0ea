package reach

import (
	"slices"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/flow"
)

// lateGuards finds guards that keep out what an operation before them must not
// reach, and that have nothing else to keep out. Each is told once, by the
// first operation.
func lateGuards(run *flow.Run, operations []Operation, cfg *config.Config, shown env.Set) (out []Misnomer) {
	told := map[flow.Pos]bool{}
	// Who refuses a missing or unknown name checks it; that is no guard.
	invalid := env.Set{}.With(cfg.Universe.Unset()).With(cfg.Universe.Other())
	for _, g := range run.Late {
		i := slices.IndexFunc(operations, func(o Operation) bool { return o.Rule.ID == g.Rule && o.Pos == position(g.Operation) })
		if i < 0 || told[g.Site] {
			continue
		}
		op := &operations[i]
		may := cfg.MayRun(op.Rule).Union(op.Allow).Intersect(shown)
		runs := op.Set().Intersect(g.Leaves).Intersect(shown)
		if AnalyzerOf(op.Rule) != "prodeffect" || runs.Minus(may).Minus(invalid).Empty() || !g.Leaves.Intersect(may).Empty() || g.GoesOn.Intersect(may).Empty() {
			continue
		}
		told[g.Site] = true
		out = append(out, Misnomer{
			Rule: "envname/late", Pos: position(g.Site), Function: g.Function, Text: op.Call, Other: op.Pos, Set: runs.Minus(may),
		})
	}
	return out
}
