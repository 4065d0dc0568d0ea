package reach

import (
	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/flow"
)

func position(p flow.Pos) Position { return Position{File: p.File, Line: p.Line, Column: p.Col} }

// frames follows a witness from where the program is started: each step is
// taken where the one before is and its guards let it through.
func frames(at env.Set, fs []flow.Frame) []Frame {
	out := make([]Frame, len(fs))
	for i, f := range fs {
		out[i] = Frame{Function: f.Function, Pos: position(f.Pos)}
		for _, g := range f.Guards {
			passed := narrow(at, g.Lanes)
			out[i].Guards = append(out[i].Guards, Guard{Pos: position(g.Pos), Text: g.Text, Removes: at.Minus(passed), Passes: passed})
			at = passed
		}
		at = narrow(at, f.Lanes)
		out[i].Set = at
	}
	return out
}

// narrow is the part of a set that a step lets through. Where several ways were
// joined, one step may contradict another: it then tells nothing.
func narrow(at env.Set, l flow.Lanes) env.Set {
	if passed := at.Intersect(l.Worlds()); !passed.Empty() {
		return passed
	}
	return at
}
