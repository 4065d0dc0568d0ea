package flow

// findRequired emits Fatal for every source without which the process cannot
// run: from some block on, every way at its zero ends the process, while some
// way at another value does not. Errors need no rule of their own: they are
// results that depend on the source.
func (e *evaluation) findRequired() {
	any := false
	for _, d := range e.died {
		any = any || !d.empty()
	}
	if !any {
		return
	}
	well, dead := e.backward(e.well), e.backward(e.died)
	for _, blk := range e.lay.Blocks {
		z, ok := blk.Class.zero()
		if !ok || blk.Source.isParam() || blk.Source.Via != "" && !blk.Source.sees(e.universe(), z) {
			continue
		}
		row, _ := blk.row(z)
		zero := oneLane(blk.first + row)
		others := blk.lanes().minus(zero)
		for _, b := range e.order {
			i := b.Index
			if e.in[i].intersects(zero) && !well[i].intersects(zero) && dead[i].intersects(zero) && well[i].intersects(others) {
				e.emitAlways(Event{Kind: Fatal, Source: blk.Source}, e.in[i].or(blk.lanes()))
				break
			}
		}
	}
}

// emitAlways records an event that belongs to no instruction.
func (e *evaluation) emitAlways(ev Event, l Lanes) { e.events.add(e.unit, e.lay, &ev, Way{Lanes: l}) }

// backward computes from which lanes of each block an end is reached.
func (e *evaluation) backward(ends []Lanes) []Lanes {
	out := make([]Lanes, len(ends))
	copy(out, ends)
	for changed := true; changed; {
		changed = false
		for i := len(e.order) - 1; i >= 0; i-- {
			b := e.order[i]
			l := out[b.Index]
			for j, s := range b.Succs {
				l = l.or(out[s.Index].and(e.edges[b.Index][j].union()))
			}
			if l != out[b.Index] {
				out[b.Index], changed = l, true
			}
		}
	}
	return out
}
