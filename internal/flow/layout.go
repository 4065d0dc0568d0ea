package flow

import (
	"maps"
	"slices"

	"github.com/envlint/envlint/internal/env"
)

// A Layout assigns lanes to the worlds of a universe and the rows of a
// function's sources.
//
// It is found by need: an evaluation asks for the sources it reads and the
// constants it compares them with; what is missing is noted, and the function
// is evaluated again with a layout that has it. So a block holds exactly the
// rows that matter, in an order that depends on nothing but the function.
type Layout struct {
	Blocks []*Block

	universe *env.Universe
	index    map[Source]*Block
	worlds   Lanes
	all      Lanes
	wanted   map[Source]*want
	class    map[Source]Class // of every source read so far
	masks    []Lanes          // of the blocks
	missing  bool
	closed   bool // nothing more is added
	reads    map[Source]Value
}

type want struct {
	rows map[Atom]bool
	// mentions are the rows that code compares the source with, as opposed to
	// those that it is only computed with.
	mentions map[string]bool
}

func newLayout(u *env.Universe) *Layout {
	lay := &Layout{universe: u, index: map[Source]*Block{}, wanted: map[Source]*want{}, class: map[Source]Class{}, reads: map[Source]Value{}, worlds: worldsOf(u.All())}
	lay.all = lay.worlds
	return lay
}

// block returns the block of a source that is being compared, and asks for it
// if there is none. It returns nil until the layout was rebuilt, and for good
// if there are no lanes left: the source is then unknown.
func (lay *Layout) block(s Source) *Block {
	if b := lay.index[s]; b != nil {
		return b
	}
	if lay.wanted[s] == nil {
		lay.wanted[s] = &want{rows: map[Atom]bool{}, mentions: map[string]bool{}}
		lay.missing = true
	}
	return nil
}

// wantRow asks that a constant, or all strings with a prefix, be a row of the
// source's block.
func (lay *Layout) wantRow(s Source, a Atom) {
	lay.block(s)
	w, c := lay.wanted[s], lay.class[s]
	if w.rows[a] {
		return
	}
	if (c == Text && (a.Kind == kindStr || a.Kind == kindPrefix)) || (c == Number && a.Kind == kindInt) {
		w.rows[a] = true
		lay.missing = true
	}
}

// mention notes that code compares the source with a spelling.
func (lay *Layout) mention(s Source, a Atom) {
	if w := lay.wanted[s]; w != nil && a.Kind == kindStr && !w.mentions[a.S] {
		if _, spelt := lay.universe.Lookup(a.S); spelt && a.S != "" {
			w.mentions[a.S] = true
			lay.missing = true
		}
	}
}

// wantSpellings asks that each spelling of the universe be a row: something
// computes with the string.
func (lay *Layout) wantSpellings(s Source) {
	for w := range lay.universe.Len() {
		if world := env.World(w); lay.universe.Exact(world) {
			lay.wantRow(s, strAtom(lay.universe.Spelling(world)))
		}
	}
}

// rebuild returns a layout with everything that was asked for, as far as the
// lanes reach; sources in order, so that the same function always gets the
// same layout.
func (lay *Layout) rebuild() *Layout {
	out := newLayout(lay.universe)
	out.wanted, out.class = lay.wanted, lay.class
	sources := make([]Source, 0, len(lay.wanted))
	for s := range lay.wanted {
		sources = append(sources, s)
	}
	slices.SortFunc(sources, compareSources)
	next := worldLanes
	for _, s := range sources {
		w, c := lay.wanted[s], lay.class[s]
		b := &Block{Source: s, Class: c, first: next}
		if z, ok := c.zero(); ok {
			b.Rows = append(b.Rows, z)
		}
		switch c {
		case Truth:
			b.Rows = append(b.Rows, boolAtom(true))
		case Reference:
			b.Rows = append(b.Rows, nonNilAtom)
		default:
			for a := range w.rows {
				if !slices.Contains(b.Rows, a) {
					b.Rows = append(b.Rows, a)
				}
			}
		}
		slices.SortFunc(b.Rows, compareAtoms)
		b.Mentions = slices.Sorted(maps.Keys(w.mentions))
		if next+b.size() > maxLanes {
			continue
		}
		next += b.size()
		out.add(b)
	}
	return out
}

// together reports whether two products of lanes are one: they differ in the
// worlds only, or in the rows of one source.
func (lay *Layout) together(a, b Lanes) bool {
	diff := xor(a, b)
	differs := !diff.Worlds().Empty()
	for _, m := range lay.masks {
		if !diff.intersects(m) {
			continue
		}
		if differs {
			return false
		}
		differs = true
	}
	return true
}

// without is where l holds and x does not, both products of lanes: a product
// again if x leaves out something in one dimension only, else all of l.
func (lay *Layout) without(l, x Lanes) Lanes {
	left := l.minus(x)
	var dimension Lanes
	for _, m := range append([]Lanes{lay.worlds}, lay.masks...) {
		switch {
		case !left.intersects(m):
		case dimension.empty():
			dimension = m
		default:
			return l
		}
	}
	if left.empty() {
		return left
	}
	return l.minus(dimension).or(left)
}

// loosened are lanes that speak of worlds only, if l does: no source is limited
// by it. What else l is stays as it is.
func (lay *Layout) loosened(l Lanes) Lanes {
	if l.Worlds().Empty() || !l.contains(lay.all.minus(lay.worlds)) {
		return l
	}
	return l.or(beyondWorlds)
}

func (lay *Layout) add(b *Block) {
	lay.masks = append(lay.masks, b.lanes())
	lay.Blocks = append(lay.Blocks, b)
	lay.index[b.Source] = b
	lay.all = lay.all.or(b.lanes())
}

// read is the value of a source: its row in its own lanes, itself elsewhere.
// A source that nothing is compared with has no lanes of its own.
func (lay *Layout) read(s Source, c Class) Value {
	lay.class[s] = c
	b := lay.index[s]
	if b == nil {
		return exactly(symAtom(s), lay.all)
	}
	v, ok := lay.reads[s]
	if ok {
		return v
	}
	sym := lay.all
	for i, r := range b.Rows {
		l := oneLane(b.first + i)
		v.parts = append(v.parts, part{r, l})
		sym = sym.minus(l)
	}
	v.parts = append(v.parts, part{symAtom(s), sym})
	lay.reads[s] = v
	return v
}
