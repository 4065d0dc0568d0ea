package flow

import "slices"

// path is a witness from the root: the way to a dynamic call, and the frames
// from there on, with worlds for lanes. Its last step is taken in the worlds
// of this event that the way to the dynamic call allows: others came another
// way.
func (r *root) path(l *lifting, lanes Lanes, prefix, path *Witness) *Witness {
	if path == nil {
		return prefix
	}
	out := append(prefix.Frames(), path.mapped(l.lanes, r.layout).Frames()...)
	if first := &out[prefix.len()]; first.Lanes.empty() {
		first.Lanes = l.cur
	}
	if both := taken(prefix).and(lanes); !both.empty() {
		lanes = both
	}
	out[len(out)-1].Lanes = lanes
	return witnessOf(nil, out...)
}

// taken are the worlds in which the last step of a witness is taken.
func taken(w *Witness) Lanes {
	if w == nil {
		return Lanes{}
	}
	return w.last(1).Lanes
}

// keepPath keeps the least guarded way to a dynamic call, of several the most
// readable one.
func (r *root) keepPath(k dispatchKey, w *Witness) {
	old, ok := r.paths[k]
	if ok && sameSteps(old, w) {
		r.paths[k] = joinSteps(old, w)
		return
	}
	n, m := taken(w).count(), taken(old).count()
	if (!ok || n > m || n == m && betterWitness(w, old)) && w.len() <= maxWitness {
		r.paths[k] = w
	}
}

// created keeps the creation of a type that is possible in most worlds.
func (r *root) created(id string, w Way) {
	old, ok := r.made[id]
	if n, m := w.Lanes.count(), old.Lanes.count(); !ok || n > m || n == m && betterWitness(w.Witness, old.Witness) {
		r.made[id] = w
	}
}

// entered is the way to a method of a type behind an interface. What guards
// all creations of the type guards this step, too.
func (r *root) entered(id string, k dispatchKey) *Witness {
	out := r.paths[k].Frames()
	if len(out) == 0 {
		return nil
	}
	step := &out[len(out)-1]
	guards := slices.Clone(step.Guards)
	for f := r.made[id].Witness; f != nil; f = f.inner {
		for _, g := range f.Guards {
			if g.Lanes.contains(r.creates[id]) {
				guards = append(guards, g)
			}
		}
	}
	step.Guards = guards
	return witnessOf(nil, out...)
}
