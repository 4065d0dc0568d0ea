package reach

import (
	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/flow"
)

// sandboxed is where an operation has no effect, because its client is that of
// a sandbox or talks to a development sink. A call that names its endpoint is
// its own client; for others all clients of the rule that exist in a world
// have to be of that kind.
func sandboxed(r *flow.Run, op flow.Reached) env.Set {
	var harmless, real env.Set
	own := false
	for _, c := range r.Clients {
		if c.Rule != op.Rule {
			continue
		}
		if c.Site == op.Site {
			if !own {
				own, harmless, real = true, env.Set{}, env.Set{}
			}
		} else if own {
			continue
		}
		harmless = harmless.Union(c.Sandbox)
		real = real.Union(c.Set.Minus(c.Sandbox))
	}
	return harmless.Minus(real)
}
