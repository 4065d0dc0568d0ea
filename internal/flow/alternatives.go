package flow

import "slices"

// What an expression is in one lane depends on the lane alone. Where ways
// meet that is too little: after
//
//	if p != a || env != b { return live }
//	return p == c
//
// the result is live in nearly every lane, and p == c in nearly every lane.
// So a value that came about in several ways keeps them apart, as long as
// they are few and the value as a whole does not tell the same.

// oneOf is the value that came about as one of vs, each in the lanes of a way.
// The layout, which may be nil, tells which ways are one product.
func oneOf(vs []Value, limit int, lay *Layout) Value {
	whole := Value{}
	var ways []Value
	keep := limit > 1
	for _, v := range vs {
		if v.empty() && v.fields == nil {
			continue
		}
		whole = whole.joinFields(v)
		if keep = keep && v.fields == nil; !keep {
			continue
		}
		for _, w := range v.alternatives() {
			for _, a := range w.atoms() {
				ways = addAlternative(ways, a, limit, lay)
			}
		}
	}
	whole.ways = nil
	if keep && tellMore(ways) {
		whole.ways = ways
	}
	return whole
}

// alternatives are the ways in which v came about, or v itself.
func (v Value) alternatives() []Value {
	if v.ways == nil {
		return []Value{v}
	}
	return v.ways
}

// appendWays adds what v is in each of the ways with which a place is reached.
func appendWays(vs []Value, v Value, ways paths) []Value {
	if v.fields != nil {
		return append(vs, v.restrict(ways.union()))
	}
	for _, w := range ways {
		vs = append(vs, v.restrict(w))
	}
	return vs
}

// atoms takes a value apart whose atoms have nothing to do with one another:
// it is an atom where that is possible in every lane, which is a product. What
// stands for several constants may be another of the atoms in other lanes.
func (v Value) atoms() []Value {
	if len(v.parts) < 2 || !v.top.empty() || slices.ContainsFunc(v.parts, func(p part) bool { return p.atom.several() }) {
		return []Value{v}
	}
	var out []Value
	for _, p := range v.parts {
		if !p.lanes.Worlds().Empty() {
			out = append(out, exactly(p.atom, p.lanes))
		}
	}
	return out
}

// apart lets every atom of a value be a way of its own: several of them can
// lead to the same answer, each in its own lanes.
func (v Value) apart() Value {
	if v.ways == nil {
		if atoms := v.atoms(); len(atoms) > 1 {
			v.ways = atoms
		}
	}
	return v
}

// each applies f to every way in which v came about.
func (v Value) each(limit int, lay *Layout, f func(Value) Value) Value {
	if v.ways == nil {
		return f(v)
	}
	rest := v.domain()
	vs := make([]Value, len(v.ways))
	for i, w := range v.ways {
		vs[i], rest = f(w), rest.minus(w.domain())
	}
	out := oneOf(vs, limit, lay)
	if !rest.empty() {
		ways := out.ways
		out = out.join(f(Value{parts: v.parts, top: v.top}.restrict(rest)))
		out.ways = ways
	}
	return out
}

// restrictWays leaves out the ways that do not come about in the lanes. The
// value as a whole keeps all lanes: it may be a piece of what will be joined
// again, lane by lane.
func (v Value) restrictWays(l Lanes) Value {
	whole, joined := Value{parts: v.parts, top: v.top}.restrict(l), Value{}
	var ways []Value
	for _, w := range v.ways {
		if w = w.restrict(l); !w.domain().Worlds().Empty() {
			ways, joined = append(ways, w), joined.join(w)
		}
	}
	if tellMore(ways) || !joined.equal(whole) {
		whole.ways = ways
	}
	return whole
}

func addAlternative(ways []Value, v Value, limit int, lay *Layout) []Value {
	for i, w := range ways {
		switch joined := w.join(v); {
		case joined.equal(w):
			return ways
		case joined.equal(v):
			return addAlternative(slices.Delete(slices.Clone(ways), i, i+1), v, limit, lay)
		case lay != nil && oneProduct(lay, w, v):
			return addAlternative(slices.Delete(slices.Clone(ways), i, i+1), joined, limit, lay)
		}
	}
	if len(ways) < limit {
		return append(ways, v)
	}
	ways = slices.Clone(ways)
	ways[limit-1] = ways[limit-1].join(v)
	return ways
}

// oneProduct reports whether two values are one atom, in lanes that are one
// product.
func oneProduct(lay *Layout, v, w Value) bool {
	return len(v.parts) == 1 && len(w.parts) == 1 && v.top.empty() && w.top.empty() && v.parts[0].atom == w.parts[0].atom &&
		lay.together(v.parts[0].lanes, w.parts[0].lanes)
}

// tellMore reports whether ways tell more than their join: one atom came about
// in two of them, or the environment, which is many, in one of them, or what is
// unknown in one is known in another.
func tellMore(ways []Value) bool {
	seen := map[Atom]bool{}
	var unknown, known Lanes
	for _, w := range ways {
		if !w.top.empty() && !unknown.empty() || w.top.intersects(known) {
			return true
		}
		unknown = unknown.or(w.top)
		for _, p := range w.parts {
			if seen[p.atom] || len(ways) > 1 && p.atom == environmentAtom || p.lanes.intersects(unknown) {
				return true
			}
			seen[p.atom] = true
			known = known.or(p.lanes)
		}
	}
	return false
}
