package flow

import "slices"

// paths are the lane sets with which a block is reached, at most maxWays: where
// ways meet, what they require is not mixed as long as they are few. So
// "production || enabled" stays two requirements instead of none.
type paths []Lanes

func (p paths) union() Lanes {
	var l Lanes
	for _, w := range p {
		l = l.or(w)
	}
	return l
}

// cover reports whether one of the ways contains l.
func (p paths) cover(l Lanes) bool {
	return slices.ContainsFunc(p, func(w Lanes) bool { return w.contains(l) })
}

// add returns the ways that no other covers; two that are one product are
// joined, and one too many with the last.
func (p paths) add(l Lanes, limit int, lay *Layout) paths {
	if l.empty() || p.cover(l) {
		return p
	}
	if i := slices.IndexFunc(p, func(w Lanes) bool { return lay.together(w, l) }); i >= 0 {
		rest := slices.Delete(slices.Clone(p), i, i+1)
		return rest.add(p[i].or(l), limit, lay)
	}
	out := make(paths, 0, len(p)+1)
	for _, w := range p {
		if !l.contains(w) {
			out = append(out, w)
		}
	}
	if len(out) < limit {
		return append(out, l)
	}
	out[len(out)-1] = out[len(out)-1].or(l)
	return out
}

// addWays adds the ways to here in some lanes.
func (e *evaluation) addWays(to *paths, l Lanes) {
	for _, w := range e.ways {
		if w = w.and(l); !w.Worlds().Empty() {
			*to = to.add(w, e.unit.ways, e.lay)
		}
	}
}

// waysHere are the ways with which the present instruction is reached.
func (e *evaluation) waysHere() paths {
	var now paths
	e.addWays(&now, e.cur)
	return now
}
