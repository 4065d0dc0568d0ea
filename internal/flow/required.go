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
		e.demand(blk, zero, others)
		for _, b := range e.order {
			i := b.Index
			if e.in[i].intersects(zero) && !well[i].intersects(zero) && dead[i].intersects(zero) && well[i].intersects(others) {
				e.emitAlways(Event{Kind: Fatal, Source: blk.Source}, e.in[i].or(blk.lanes()))
				break
			}
		}
	}
}

// demand emits Fatal for a source where the process fails on every way on which
// it has the value in lane zero, and not on every way else: what is required in
// production only, or if something else is configured. Where that is, one other
// source or the world tells.
func (e *evaluation) demand(blk *Block, zero, others Lanes) {
	through := func(ways paths, row Lanes) Lanes {
		var l Lanes
		for _, w := range ways {
			if w.intersects(row) {
				l = l.or(w)
			}
		}
		return l
	}
	fails := through(e.failing, zero).minus(through(e.fine, zero)).and(through(e.fine, others))
	for _, m := range append([]Lanes{e.lay.worlds}, e.lay.masks...) {
		if where := fails.and(m); !where.empty() && m != blk.lanes() {
			e.emitAlways(Event{Kind: Fatal, Source: blk.Source}, e.lay.all.minus(m).or(where))
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
