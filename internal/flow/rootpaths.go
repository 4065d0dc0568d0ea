package flow

import "slices"

// path is a witness from the root: the way to a dynamic call, and the frames
// from there on, with worlds for lanes. Its last step is taken in the worlds
// of this event that the way to the dynamic call allows: others came another
// way.
func (r *root) path(l *lifting, lanes Lanes, prefix, frames []Frame) []Frame {
	out := append(slices.Clone(prefix), mapFrames(frames, l.lanes)...)
	if len(frames) == 0 {
		return out
	}
	if first := &out[len(prefix)]; first.Lanes.empty() {
		first.Lanes = l.cur
	}
	if both := taken(prefix).and(lanes); !both.empty() {
		lanes = both
	}
	out[len(out)-1].Lanes = lanes
	return out
}

// taken are the worlds in which the last step of a witness is taken.
func taken(fs []Frame) Lanes {
	if len(fs) == 0 {
		return Lanes{}
	}
	return fs[len(fs)-1].Lanes
}

// keepPath keeps the least guarded way to a dynamic call, of several the most
// readable one.
func (r *root) keepPath(k dispatchKey, fs []Frame) {
	old, ok := r.paths[k]
	if ok && sameSteps(old, fs) {
		r.paths[k] = joinSteps(old, fs)
		return
	}
	n, m := taken(fs).count(), taken(old).count()
	if (!ok || n > m || n == m && betterWitness(fs, old)) && len(fs) <= maxWitness {
		r.paths[k] = fs
	}
}

// created keeps the creation of a type that is possible in most worlds.
func (r *root) created(id string, w Way) {
	old, ok := r.made[id]
	if n, m := w.Lanes.count(), old.Lanes.count(); !ok || n > m || n == m && betterWitness(w.Frames, old.Frames) {
		r.made[id] = w
	}
}

// entered is the way to a method of a type behind an interface. What guards
// all creations of the type guards this step, too.
func (r *root) entered(id string, k dispatchKey) []Frame {
	out := slices.Clone(r.paths[k])
	if len(out) == 0 {
		return nil
	}
	step := &out[len(out)-1]
	guards := slices.Clone(step.Guards)
	for _, f := range r.made[id].Frames {
		for _, g := range f.Guards {
			if g.Lanes.contains(r.creates[id]) {
				guards = append(guards, g)
			}
		}
	}
	step.Guards = guards
	return out
}
