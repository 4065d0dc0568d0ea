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
	// Lanes is where the step is taken, loose; zero where the function runs at
	// all. Lanes of a root are worlds.
	Lanes Lanes
}

// A Witness is the steps to an event, the outermost in front; nil is none.
// Witnesses of callers share their inner steps with those of callees, so they
// do not change once they are made.
type Witness struct {
	Frame
	inner *Witness
	// steps and dynamic count those from here on, all and the dynamic ones;
	// bound says that some of their lanes mean something in one layout only.
	steps, dynamic int
	bound          bool
}

// before puts a step in front of others.
func (w *Witness) before(f Frame) *Witness {
	out := &Witness{Frame: f, inner: w, steps: 1 + w.len(), bound: f.bound()}
	if f.Dynamic {
		out.dynamic = 1
	}
	if w != nil {
		out.dynamic += w.dynamic
		out.bound = out.bound || w.bound
	}
	return out
}

func (f *Frame) bound() bool {
	return !f.Lanes.empty() && !f.Lanes.loose() || slices.ContainsFunc(f.Guards, func(g Guard) bool { return !g.Lanes.loose() })
}

func oneStep(f Frame) *Witness { return (*Witness)(nil).before(f) }

// then lets other steps follow.
func (w *Witness) then(inner *Witness) *Witness {
	if w == nil {
		return inner
	}
	return w.inner.then(inner).before(w.Frame)
}

// changed is the witness with another innermost step.
func (w *Witness) changed(last Frame) *Witness {
	if w.inner == nil {
		return oneStep(last)
	}
	return w.inner.changed(last).before(w.Frame)
}

// len is the number of steps.
func (w *Witness) len() int {
	if w == nil {
		return 0
	}
	return w.steps
}

// isDynamic reports whether a step is no static call.
func (w *Witness) isDynamic() bool { return w != nil && w.dynamic > 0 }

// Frames lists the steps, outermost first, for the caller to change.
func (w *Witness) Frames() []Frame {
	out := make([]Frame, 0, w.len())
	for ; w != nil; w = w.inner {
		out = append(out, w.Frame)
	}
	return out
}

// last are the innermost steps, at most n.
func (w *Witness) last(n int) *Witness {
	for w.len() > n {
		w = w.inner
	}
	return w
}

// A Guard is a condition, as written, and the lanes that it lets through, loose.
type Guard struct {
	Text  string
	Pos   Pos
	Lanes Lanes
}

// mapped moves the lanes of a witness to the layout to. Most often they are the
// same there, and so is the witness.
func (w *Witness) mapped(m func(Lanes) Lanes, to *Layout) *Witness {
	if w == nil || !w.bound {
		return w
	}
	move := func(l Lanes) Lanes {
		if l.loose() {
			return l
		}
		return to.loosened(m(l))
	}
	inner, f := w.inner.mapped(m, to), w.Frame
	if !f.Lanes.empty() {
		f.Lanes = move(f.Lanes)
	}
	same := inner == w.inner && f.Lanes == w.Lanes
	for i, g := range w.Guards {
		l := move(g.Lanes)
		if l == g.Lanes {
			continue
		}
		if same = false; &f.Guards[0] == &w.Guards[0] {
			f.Guards = slices.Clone(w.Guards)
		}
		f.Guards[i].Lanes = l
	}
	if same {
		return w
	}
	return inner.before(f)
}

// sameSteps reports whether two witnesses go through the same lines.
func sameSteps(a, b *Witness) bool {
	if a.len() != b.len() {
		return false
	}
	for ; a != b; a, b = a.inner, b.inner {
		if !sameStep(&a.Frame, &b.Frame) {
			return false
		}
	}
	return true
}

func sameStep(a, b *Frame) bool {
	return a.Function == b.Function && a.Pos.File == b.Pos.File && a.Pos.Line == b.Pos.Line
}

// joinSteps joins what two witnesses through the same lines say of them.
func joinSteps(a, b *Witness) *Witness {
	if a == b {
		return a
	}
	f := a.Frame
	if f.Lanes.empty() || b.Lanes.empty() {
		f.Lanes = Lanes{}
	} else {
		f.Lanes = f.Lanes.or(b.Lanes)
	}
	f.Guards = slices.Clone(f.Guards)
	for i := range f.Guards {
		if i < len(b.Guards) && b.Guards[i].Pos == f.Guards[i].Pos {
			f.Guards[i].Lanes = f.Guards[i].Lanes.or(b.Guards[i].Lanes)
		}
	}
	return joinSteps(a.inner, b.inner).before(f)
}

// covers reports whether joining the steps of b, which goes through the same
// lines, would change nothing.
func (w *Witness) covers(b *Witness) bool {
	for ; w != b; w, b = w.inner, b.inner {
		if !w.Lanes.empty() && (b.Lanes.empty() || !w.Lanes.contains(b.Lanes)) {
			return false
		}
		for i := range min(len(w.Guards), len(b.Guards)) {
			if g, h := w.Guards[i], b.Guards[i]; g.Pos == h.Pos && !g.Lanes.contains(h.Lanes) {
				return false
			}
		}
	}
	return true
}

// guarded reports whether a condition narrows a step.
func guarded(f Frame) bool { return len(f.Guards) > 0 }

// betterWitness prefers static steps, then main to initialisers, then short
// paths, then source order.
func betterWitness(a, b *Witness) bool {
	if a == nil || b == nil {
		return a == nil && b != nil
	}
	if c := compareShapes(a.shape(), b.shape()); c != 0 {
		return c < 0
	}
	for ; a != b; a, b = a.inner, b.inner {
		if c := comparePos(a.Pos, b.Pos); c != 0 {
			return c < 0
		}
	}
	return false
}

// A shape is what decides first which of two witnesses is better.
type shape struct {
	dynamic, steps int
	initial        bool
}

func (w *Witness) shape() shape {
	if w == nil {
		return shape{}
	}
	return shape{w.dynamic, w.steps, w.Initial()}
}

// then is the shape of a witness that another one follows.
func (s shape) then(inner shape) shape {
	if s.steps == 0 {
		return inner
	}
	return shape{s.dynamic + inner.dynamic, s.steps + inner.steps, s.initial}
}

func compareShapes(a, b shape) int {
	return cmp.Or(cmp.Compare(a.dynamic, b.dynamic), compareBools(a.initial, b.initial), cmp.Compare(a.steps, b.steps))
}

// Initial reports whether a witness starts in an initialiser: before main can
// refuse anything.
func (w *Witness) Initial() bool {
	return w != nil && strings.HasSuffix(w.Function, ".init") && !strings.HasPrefix(w.Function, "(")
}
