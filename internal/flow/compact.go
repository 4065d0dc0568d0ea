package flow

import "slices"

// compact drops the blocks of a layout that impose nothing on anything.
func compact(s *Summary, u *unit) *Summary {
	lay := s.Layout
	out := newLayout(lay.universe)
	out.class = lay.class
	if len(lay.Blocks) == 0 { // there is nothing beyond the worlds
		bare := *s
		bare.Layout = out
		return &bare
	}
	next := worldLanes
	moved := map[*Block]int{}
	for _, b := range lay.Blocks {
		if !imposes(s, b) {
			continue
		}
		c := *b
		c.first = next
		c.Note = u.fields[b.Source.Name]
		next += c.size()
		out.add(&c)
		moved[b] = c.first
	}
	m := func(l Lanes) Lanes {
		var to Lanes
		copy(to[:worldWords], l[:worldWords])
		for _, b := range lay.Blocks {
			first, kept := moved[b]
			for i := 0; kept && i < b.size(); i++ {
				if l.has(b.first + i) {
					to = to.or(oneLane(first + i))
				}
			}
		}
		return to
	}
	var value func(Value) Value
	value = func(v Value) Value {
		w := Value{top: m(v.top)}
		for _, way := range v.ways {
			w.ways = append(w.ways, value(way))
		}
		for _, p := range v.parts {
			if l := m(p.lanes); !l.empty() {
				w.parts = append(w.parts, part{p.atom, l})
			}
		}
		return w
	}
	c := &Summary{Layout: out, Returns: m(s.Returns), Stored: s.Stored, Mentioned: s.Mentioned, Variables: s.Variables, Comparisons: s.Comparisons, Lists: s.Lists, ListParam: s.ListParam, makes: s.makes}
	for _, r := range s.Results {
		c.Results = append(c.Results, value(r))
	}
	for _, ev := range s.Events {
		up := *ev
		up.Value = value(ev.Value)
		up.Ways = nil
		for _, w := range ev.Ways {
			up.Ways = up.with(up.Ways, Way{m(w.Lanes), w.Witness.mapped(m, out)}, maxWays, out)
		}
		c.Events = append(c.Events, &up)
	}
	return c
}

// imposes reports whether some lane set of the summary leaves out rows of the
// block.
func imposes(s *Summary, b *Block) bool {
	own := b.lanes()
	if !s.Returns.contains(own) || len(b.Mentions) > 0 || slices.ContainsFunc(s.Layout.Blocks, func(o *Block) bool { return o.comparesWith(b.Source) }) {
		return true
	}
	for _, ev := range s.Events {
		for _, w := range ev.Ways {
			if !w.Lanes.contains(own) {
				return true
			}
		}
		if splits(s.Layout, ev.Value, own) {
			return true
		}
	}
	for _, r := range s.Results {
		if splits(s.Layout, r, own) {
			return true
		}
	}
	return false
}

func splits(lay *Layout, v Value, own Lanes) bool {
	for _, p := range v.parts {
		where := p.lanes.or(v.top)
		if p.atom.Kind != kindSym {
			where = possible(lay, v, p)
		}
		if !where.contains(own) {
			return true
		}
	}
	return !v.top.empty() && !v.top.contains(own) || slices.ContainsFunc(v.ways, func(w Value) bool { return splits(lay, w, own) })
}
