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
	path = path.mapped(l.lanes, r.layout)
	if path.Lanes.empty() {
		first := path.Frame
		first.Lanes = l.cur
		path = path.inner.before(first)
	}
	last := path.last(1).Frame
	last.Lanes = r.takenAt(prefix, lanes)
	return prefix.then(path.changed(last))
}

// takenAt is where the last step of a path is taken.
func (r *root) takenAt(prefix *Witness, lanes Lanes) Lanes {
	if both := taken(prefix).and(lanes); !both.empty() {
		return both
	}
	return lanes
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
func (r *root) keepPath(k dispatchKey, l *lifting, lanes Lanes, prefix, path *Witness) {
	old, ok := r.paths[k]
	at := taken(prefix)
	if path != nil {
		at = r.takenAt(prefix, lanes)
	}
	same := ok && old.leadsThrough(prefix, path)
	n, m := at.count(), taken(old).count()
	if ok && !same && (n < m || n == m && compareShapes(prefix.shape().then(path.shape()), old.shape()) > 0) {
		return
	}
	w := r.path(l, lanes, prefix, path)
	switch {
	case same:
		if !old.covers(w) {
			r.paths[k] = joinSteps(old, w)
		}
	case (!ok || n > m || n == m && betterWitness(w, old)) && w.len() <= maxWitness:
		r.paths[k] = w
	}
}

// leadsThrough reports whether a witness goes through the lines of two others,
// one after the other.
func (w *Witness) leadsThrough(outer, inner *Witness) bool {
	if w.len() != outer.len()+inner.len() {
		return false
	}
	for ; w != nil; w = w.inner {
		if outer == nil {
			return sameSteps(w, inner)
		}
		if !sameStep(&w.Frame, &outer.Frame) {
			return false
		}
		outer = outer.inner
	}
	return true
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
	path := r.paths[k]
	if path == nil {
		return nil
	}
	step := path.last(1).Frame
	before := len(step.Guards)
	guards := slices.Clip(step.Guards)
	for f := r.made[id].Witness; f != nil; f = f.inner {
		for _, g := range f.Guards {
			if g.Lanes.contains(r.creates[id]) {
				guards = append(guards, g)
			}
		}
	}
	if len(guards) == before {
		return path
	}
	step.Guards = guards
	return path.changed(step)
}
