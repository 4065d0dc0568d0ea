package flow

import "github.com/envlint/envlint/internal/env"

// A program that sets the environment variable itself goes on in another
// world. Where it is read stays the world it was started in; what it reaches
// is what it reaches in either.

// setenvCell holds what a program sets the environment variable to.
var setenvCell = Source{Kind: VarCell, Name: "!setenv"}

// turnedInto maps a set of worlds in which something happens to those in which
// the program can have been started.
func (r *root) turnedInto(s env.Set) env.Set {
	out := s
	v, set := r.cells[setenvCell]
	if !set {
		return s
	}
	if r.prepares() {
		return r.prepared(s, v)
	}
	for _, p := range v.parts {
		from := p.lanes.Worlds()
		switch {
		case p.atom == environmentAtom:
		case p.atom.Kind == kindStr:
			to, ok := r.universe.Lookup(p.atom.S)
			if !ok {
				to = r.universe.Other()
			}
			if s.Has(to) {
				out = out.Union(from)
			}
		default:
			if !s.Empty() {
				out = out.Union(from)
			}
		}
	}
	if !s.Empty() {
		out = out.Union(v.top.Worlds())
	}
	return out
}
