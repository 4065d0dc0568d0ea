package flow

import (
	"cmp"
	"slices"
	"strings"
)

// A Frame is one step of a witness.
type Frame struct {
	Function string
	Pos      Pos
	Dynamic  bool // the step is no static call
	// Guards are the conditions that narrow the step, outermost first.
	Guards []Guard
	// Lanes is where the step is taken; zero where the function runs at all.
	// Lanes of a root are worlds.
	Lanes Lanes
}

// A Guard is a condition, as written, and the lanes that it lets through.
type Guard struct {
	Text  string
	Pos   Pos
	Lanes Lanes
}

// mapFrames moves the lanes of a witness to another layout.
func mapFrames(fs []Frame, m func(Lanes) Lanes) []Frame {
	if !slices.ContainsFunc(fs, func(f Frame) bool { return len(f.Guards) > 0 || !f.Lanes.empty() }) {
		return fs
	}
	out := slices.Clone(fs)
	for i := range out {
		f := &out[i]
		if !f.Lanes.empty() {
			f.Lanes = m(f.Lanes)
		}
		f.Guards = slices.Clone(f.Guards)
		for j := range f.Guards {
			f.Guards[j].Lanes = m(f.Guards[j].Lanes)
		}
	}
	return out
}

// sameSteps reports whether two witnesses go through the same lines.
func sameSteps(a, b []Frame) bool {
	return slices.EqualFunc(a, b, func(f, g Frame) bool {
		return f.Function == g.Function && f.Pos.File == g.Pos.File && f.Pos.Line == g.Pos.Line
	})
}

// joinSteps joins what two witnesses through the same lines say of them.
func joinSteps(a, b []Frame) []Frame {
	out := slices.Clone(a)
	for i := range out {
		f, g := &out[i], b[i]
		if f.Lanes.empty() || g.Lanes.empty() {
			f.Lanes = Lanes{}
		} else {
			f.Lanes = f.Lanes.or(g.Lanes)
		}
		f.Guards = slices.Clone(f.Guards)
		for j := range f.Guards {
			if j < len(g.Guards) && g.Guards[j].Pos == f.Guards[j].Pos {
				f.Guards[j].Lanes = f.Guards[j].Lanes.or(g.Guards[j].Lanes)
			}
		}
	}
	return out
}

// guarded reports whether a condition narrows a step.
func guarded(f Frame) bool { return len(f.Guards) > 0 }

// betterWitness prefers static steps, then main to initialisers, then short
// paths, then source order.
func betterWitness(a, b []Frame) bool {
	dynamic := func(fs []Frame) (n int) {
		for _, f := range fs {
			if f.Dynamic {
				n++
			}
		}
		return n
	}
	if c := cmp.Or(cmp.Compare(dynamic(a), dynamic(b)), cmp.Compare(initial(a), initial(b)), cmp.Compare(len(a), len(b))); c != 0 {
		return c < 0
	}
	for i := range a {
		if c := comparePos(a[i].Pos, b[i].Pos); c != 0 {
			return c < 0
		}
	}
	return false
}

// initial is 1 for a witness that starts in an initialiser.
func initial(fs []Frame) int {
	if len(fs) > 0 && strings.HasSuffix(fs[0].Function, ".init") && !strings.HasPrefix(fs[0].Function, "(") {
		return 1
	}
	return 0
}
