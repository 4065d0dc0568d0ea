package flow

import (
	"strings"

	"github.com/envlint/envlint/internal/env"
)

// A lifting puts a summary into the lanes of a caller or of a root. It is the
// only composition there is: events, results, returns and stored values all
// pass through lanes and value.
type lifting struct {
	from   *Layout
	cur    Lanes // where the call happens
	actual func(Source) Value
	// rest returns the rest lane of a source of the caller and whether the
	// constant is one of its rows; a caller asks for the row if it is not.
	rest func(s Source, a Atom) (Lanes, bool)
	// many reports where reads of a source may see different values, so that
	// two conditions on it must not be intersected.
	many func(b *Block, v Value) Lanes

	// foreign names the callee if it is not ours: its operations are then
	// reported where it is called.
	foreign string

	memo   map[Lanes]Lanes
	asked  map[*Block]bool
	values map[Source]Value
	rows   map[rowOf]Lanes
	loose  map[*Block]Lanes
}

type rowOf struct {
	source Source
	row    int
}

// lanes maps lanes of the callee to those of the caller in which the call
// happens and every source can be in one of its rows. A block that is full
// imposes nothing, not even that its source has a value yet.
func (l *lifting) lanes(s Lanes) Lanes {
	if s.Worlds().Empty() {
		return Lanes{}
	}
	if out, ok := l.memo[s]; ok {
		return out
	}
	out := l.compute(s)
	if l.memo == nil {
		l.memo = map[Lanes]Lanes{}
	}
	l.memo[s] = out
	return out
}

func (l *lifting) compute(s Lanes) Lanes {
	out := l.cur
	for i := range worldWords {
		out[i] &= s[i]
	}
	for _, b := range l.from.Blocks {
		own := b.lanes()
		if s.contains(own) {
			continue
		}
		l.ask(b)
		var can Lanes
		for i := range b.size() {
			if s.has(b.first + i) {
				can = can.or(l.row(b, i))
			}
		}
		if b.Multi {
			can = can.or(l.unsure(b))
		}
		if out = out.and(can); out.empty() {
			return out
		}
	}
	return out
}

func (l *lifting) of(s Source) Value {
	v, ok := l.values[s]
	if !ok {
		v = l.actual(s)
		if l.values == nil {
			l.values = map[Source]Value{}
		}
		l.values[s] = v
	}
	return v
}

// ask lets the rows of a block that imposes something be rows of the caller's
// source, too.
func (l *lifting) ask(b *Block) {
	if l.asked[b] {
		return
	}
	if l.asked == nil {
		l.asked = map[*Block]bool{}
	}
	l.asked[b] = true
	for _, p := range l.of(b.Source).parts {
		if p.atom.Kind == kindSym {
			for _, r := range b.Rows {
				l.rest(p.atom.Src, r)
			}
		}
	}
}

// unsure is where the block's condition must be dropped because its several
// reads may have seen several values.
func (l *lifting) unsure(b *Block) Lanes {
	if _, ok := b.Source.comparing(); ok {
		return anyLane
	}
	u, ok := l.loose[b]
	if !ok {
		u = l.many(b, l.of(b.Source))
		if l.loose == nil {
			l.loose = map[*Block]Lanes{}
		}
		l.loose[b] = u
	}
	return u
}

// row is where the actual value of the block's source can be row i.
func (l *lifting) row(b *Block, i int) Lanes {
	k := rowOf{b.Source, i}
	if out, ok := l.rows[k]; ok {
		return out
	}
	v := l.of(b.Source)
	out := v.top
	for _, p := range v.parts {
		out = out.or(l.canBe(b, i, p))
	}
	if l.rows == nil {
		l.rows = map[rowOf]Lanes{}
	}
	l.rows[k] = out
	return out
}

func (l *lifting) canBe(b *Block, i int, p part) Lanes {
	isRest := i == len(b.Rows)
	a := p.atom
	switch {
	case a.Kind == kindSym:
		if isRest {
			return p.lanes
		}
		if rest, isRow := l.rest(a.Src, b.Rows[i]); isRow {
			return p.lanes.minus(rest)
		}
		return p.lanes
	case a == environmentAtom:
		return environmentCanBe(l.from.universe, b, i, p.lanes)
	case b.Class == Reference:
		if b.Rows[i] == nilAtom == (a == nilAtom) {
			return p.lanes
		}
	case isRest:
		if !b.covers(a) {
			return p.lanes
		}
	case b.Rows[i].Kind == kindPrefix && a.Kind == kindStr:
		if _, isRow := b.row(a); !isRow && strings.HasPrefix(a.S, b.Rows[i].S) {
			return p.lanes
		}
	case a == b.Rows[i], abstractCanBe(l.from.universe, a, b.Rows[i]):
		return p.lanes
	}
	return Lanes{}
}

// environmentCanBe is where the environment can be row i of a block.
func environmentCanBe(u *env.Universe, b *Block, i int, lanes Lanes) Lanes {
	if i < len(b.Rows) {
		yes, _ := environmentEquals(u, environmentAtom, b.Rows[i], lanes)
		return yes
	}
	for _, r := range b.Rows {
		_, lanes = environmentEquals(u, environmentAtom, r, lanes)
	}
	return lanes
}

// abstractCanBe reports whether an atom that stands for several values can be
// the constant.
func abstractCanBe(u *env.Universe, a, c Atom) bool {
	return !a.constant() && !a.reference() && equalAtoms(u, a, c) != never
}

// value maps a value of the callee. An atom is possible where it is, and also
// where the callee does not know: there unknown stands for it, and the symbol
// of a source of which it is a row.
func (l *lifting) value(v Value) Value {
	return v.each(maxWays, nil, l.whole)
}

func (l *lifting) whole(v Value) Value {
	out := Value{top: l.lanes(v.top)}
	for _, p := range v.parts {
		where := p.lanes.or(v.top)
		switch {
		case p.atom == environmentAtom:
			// The world is fixed in no lane of a source.
			m := l.lanes(where)
			worlds := worldsOf(m.Worlds())
			out = out.join(exactly(p.atom, worlds)).join(unknown(m.minus(worlds)))
		case p.atom.Kind == kindSym:
			out = out.join(l.read(v, p, where))
		case !isReading(l.from, v, p):
			out = out.join(exactly(p.atom, l.lanes(possible(l.from, v, p))))
		}
	}
	return out
}

// read maps a source that a value is, with the rows that stand for it in its
// own lanes: it is what the source is here, where that can be one of them.
func (l *lifting) read(v Value, sym part, where Lanes) Value {
	b := l.from.index[sym.atom.Src]
	if b == nil {
		return l.of(sym.atom.Src).restrict(l.lanes(where))
	}
	for _, p := range v.parts {
		if isReading(l.from, v, p) {
			where = where.or(p.lanes.and(b.lanes()))
		}
	}
	m := l.lanes(where)
	actual := l.of(sym.atom.Src)
	out := unknown(actual.top.and(m))
	for _, p := range actual.parts {
		var can Lanes
		for i := range b.size() {
			if where.has(b.first + i) {
				can = can.or(l.canBe(b, i, p))
			}
		}
		if can = can.and(m); !can.empty() {
			out.parts = append(out.parts, part{p.atom, can})
		}
	}
	return out
}

// isReading reports whether a constant part of a value is only the row of a
// source, in its own lane, that the value is elsewhere.
func isReading(lay *Layout, v Value, p part) bool {
	for _, q := range v.parts {
		if q.atom.Kind != kindSym {
			continue
		}
		if b := lay.index[q.atom.Src]; b != nil {
			if i, isRow := b.row(p.atom); isRow && oneLane(b.first+i).contains(p.lanes) {
				return true
			}
		}
	}
	return false
}

// possible is where a constant part of a value is possible: where it is, where
// nothing is known, and where the value is a source of which it is a row.
func possible(lay *Layout, v Value, p part) Lanes {
	where := p.lanes.or(v.top)
	for _, q := range v.parts {
		if q.atom.Kind != kindSym {
			continue
		}
		if b := lay.index[q.atom.Src]; b != nil {
			if _, isRow := b.row(p.atom); isRow {
				where = where.or(q.lanes.minus(b.rest()))
			}
		}
	}
	return where
}
