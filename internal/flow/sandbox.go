package flow

import (
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/env"
)

// isSandbox reports whether with a credential or endpoint a client does nothing
// real.
func isSandbox(r *catalog.Rule, a Atom) bool {
	return r != nil && a.Kind == kindStr && slices.ContainsFunc(r.Sandbox, func(s string) bool {
		return strings.Contains(strings.ToLower(a.S), strings.ToLower(s))
	})
}

// sandboxed is where the credential of a client certainly is such a one.
func sandboxed(r *catalog.Rule, credential Value) env.Set {
	var in Lanes
	out := credential.top
	for _, p := range credential.parts {
		if isSandbox(r, p.atom) {
			in = in.or(p.lanes)
		} else {
			out = out.or(p.lanes)
		}
	}
	return in.minus(out).Worlds()
}
