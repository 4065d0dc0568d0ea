package reach

import (
	"slices"

	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/flow"
)

// allowlists gives operations the edit that lists where they may run instead of
// where they must not: a call of the project's own guard function, which holds
// exactly where they may.
func (g *grading) allowlists(ops []Operation) {
	shown := Visible(g.view)
	for _, d := range g.configured.Denylists {
		holds, known := g.cfg.Universe.Named(d.Environment)
		i := slices.IndexFunc(ops, func(o Operation) bool { return o.Rule.ID == d.Rule && o.Pos == position(d.Operation) })
		if i < 0 || !known || !ops[i].Allow.Empty() {
			continue
		}
		may := g.cfg.MayRun(ops[i].Rule).Intersect(shown)
		if holds.Intersect(shown) == may && denies(g.cfg.Universe, &d, may) {
			ops[i].Fix = &Fix{"Call " + d.New, position(d.Condition), d.Len, d.New, d.Old}
		}
	}
}

// denies reports whether a condition lists where not: it lets unknown names
// through, and everything that may be.
func denies(u *env.Universe, d *flow.Denylist, may env.Set) bool {
	return d.Passes.Has(u.Other()) && !d.Stops.Empty() && may.Minus(d.Passes).Empty()
}
