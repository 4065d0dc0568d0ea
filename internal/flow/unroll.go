package flow

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A loop whose number of rounds is a small constant is run round by round: so
// a hand-written "contains" over constant names is exact, also when negated. A
// round takes what the last one handed over; what leaves the loop is joined
// over the rounds. A loop that turns out not to be decided is left to the
// fixpoint; what its first rounds did can really happen.

// maxRoundsOfLoop bounds the rounds that are run one by one, loopFuel the
// blocks that are visited so in one pass over a function.
const (
	maxRoundsOfLoop = 32
	loopFuel        = 2000
)

// A loop is a natural loop of a function.
type loop struct {
	header *ssa.BasicBlock
	blocks []*ssa.BasicBlock // in reverse postorder, the header first
	in     map[*ssa.BasicBlock]bool
	// handed is what the latches handed over in the last round; nil before
	// the first one ended.
	handed map[edgeKey]paths
	failed bool
}

type edgeKey struct {
	from *ssa.BasicBlock
	succ int
}

// naturalLoops finds the loops of a function by header.
func naturalLoops(order []*ssa.BasicBlock) map[*ssa.BasicBlock]*loop {
	var loops map[*ssa.BasicBlock]*loop
	for _, b := range order {
		for _, h := range b.Succs {
			if !h.Dominates(b) {
				continue
			}
			if loops == nil {
				loops = map[*ssa.BasicBlock]*loop{}
			}
			l := loops[h]
			if l == nil {
				l = &loop{header: h, in: map[*ssa.BasicBlock]bool{h: true}}
				loops[h] = l
			}
			work := []*ssa.BasicBlock{b}
			for len(work) > 0 {
				x := work[len(work)-1]
				work = work[:len(work)-1]
				if !l.in[x] {
					l.in[x] = true
					work = append(work, x.Preds...)
				}
			}
		}
	}
	for _, l := range loops {
		for _, b := range order {
			if l.in[b] {
				l.blocks = append(l.blocks, b)
			}
		}
	}
	return loops
}

// irreducible reports whether a cycle can be entered in several places, which
// takes a goto.
func irreducible(order []*ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{}
	for _, b := range order {
		seen[b] = true
		if slices.ContainsFunc(b.Succs, func(s *ssa.BasicBlock) bool { return seen[s] && !s.Dominates(b) }) {
			return true
		}
	}
	return false
}

// readsAgain reports whether what is read at the present place may be read
// several times there. Each round of a loop that is run round by round is a
// place of its own.
func (e *evaluation) readsAgain() bool {
	if !e.cyclic[e.block] || e.unrolling == 0 || e.irreducible {
		return e.cyclic[e.block]
	}
	around := 0
	for _, l := range e.loops {
		if l.in[e.block] {
			around++
		}
	}
	return around > e.unrolling
}

// visitAll visits blocks in order, loops that are decided round by round.
func (e *evaluation) visitAll(blocks []*ssa.BasicBlock, inside *loop) {
	done := map[*ssa.BasicBlock]bool{}
	for _, b := range blocks {
		if done[b] {
			continue
		}
		if l := e.loops[b]; l != nil && l != inside && !l.failed {
			if e.unroll(l) {
				for _, b := range l.blocks {
					done[b] = true
				}
				continue
			}
			l.failed = true
		}
		e.visit(b)
	}
}

// leavings is what leaves a loop, joined over its rounds.
type leavings struct {
	edges   map[edgeKey]paths
	values  map[ssa.Value]Value
	tuples  map[ssa.Value][]Value
	memory  map[*ssa.BasicBlock][]reaching
	in, out map[*ssa.BasicBlock]Lanes
}

// unroll runs a loop round by round; it reports whether that was possible.
func (e *evaluation) unroll(l *loop) bool {
	if !testsAtHead(l) {
		return false
	}
	changed, before := e.changed, e.leavingsOf(l)
	defer func() { l.handed = nil }()
	left := &leavings{map[edgeKey]paths{}, map[ssa.Value]Value{}, map[ssa.Value][]Value{}, map[*ssa.BasicBlock][]reaching{},
		map[*ssa.BasicBlock]Lanes{}, map[*ssa.BasicBlock]Lanes{}}
	e.unrolling++
	defer func() { e.unrolling-- }()
	for range maxRoundsOfLoop + 1 {
		if e.fuel -= len(l.blocks); e.fuel < 0 {
			e.starve()
			break
		}
		e.clearEdges(l)
		e.visit(l.header)
		if !e.in[l.header.Index].empty() && !e.decided(l) {
			e.restore(l, left)
			return false
		}
		e.visitAll(l.blocks[1:], l)
		e.collect(l, left)
		if l.handed = e.handedOver(l); len(l.handed) == 0 {
			e.settleLoop(l, left)
			e.changed = changed || !before.equal(e.leavingsOf(l))
			return true
		}
	}
	e.restore(l, left)
	return false
}

// testsAtHead reports whether a loop ends by a test in its header of a counter
// against a bound.
func testsAtHead(l *loop) bool {
	branch, ok := l.header.Instrs[len(l.header.Instrs)-1].(*ssa.If)
	if !ok || l.in[l.header.Succs[0]] == l.in[l.header.Succs[1]] {
		return false
	}
	test, ok := branch.Cond.(*ssa.BinOp)
	return ok && (test.Op == token.LSS || test.Op == token.LEQ)
}

// decided reports whether the header's test has one outcome, and the bound is
// not far.
func (e *evaluation) decided(l *loop) bool {
	h := l.header
	bound := h.Instrs[len(h.Instrs)-1].(*ssa.If).Cond.(*ssa.BinOp).Y
	if a, ok := e.value(bound).atom(e.in[h.Index]); !ok || a.Kind != kindInt || a.I > maxRoundsOfLoop {
		return false
	}
	return e.edges[h.Index][0].union().empty() || e.edges[h.Index][1].union().empty()
}

// clearEdges forgets what the last round let through.
func (e *evaluation) clearEdges(l *loop) {
	for _, b := range l.blocks {
		for i := range b.Succs {
			e.edges[b.Index][i] = nil
		}
	}
}

// handedOver are the edges back to the header.
func (e *evaluation) handedOver(l *loop) map[edgeKey]paths {
	out := map[edgeKey]paths{}
	for _, b := range l.blocks {
		for i, s := range b.Succs {
			if p := e.edges[b.Index][i]; s == l.header && len(p) > 0 {
				out[edgeKey{b, i}] = p
			}
		}
	}
	return out
}

// collect joins what leaves the loop in this round.
func (e *evaluation) collect(l *loop, left *leavings) {
	var gone Lanes
	for _, b := range l.blocks {
		var from paths
		for i, s := range b.Succs {
			if l.in[s] {
				continue
			}
			k := edgeKey{b, i}
			for _, w := range e.edges[b.Index][i] {
				left.edges[k] = left.edges[k].add(w, e.unit.ways, e.lay)
				from = from.add(w, e.unit.ways, e.lay)
			}
		}
		if len(from) > 0 {
			left.memory[b] = append(left.memory[b], reaching{e.memOut[b.Index], from})
			gone = gone.or(from.union())
		}
		left.in[b] = left.in[b].or(e.in[b.Index])
		left.out[b] = left.out[b].or(e.out[b.Index])
	}
	for _, b := range l.blocks {
		for _, instr := range b.Instrs {
			v, ok := instr.(ssa.Value)
			if !ok {
				continue
			}
			left.values[v] = left.values[v].joinFields(e.vals[v].restrict(gone))
			if ts := e.tuples[v]; ts != nil {
				old := left.tuples[v]
				joined := make([]Value, len(ts))
				for i := range ts {
					if joined[i] = ts[i].restrict(gone); old != nil {
						joined[i] = old[i].joinFields(joined[i])
					}
				}
				left.tuples[v] = joined
			}
		}
	}
}

// settleLoop makes what left the loop the outcome of its blocks.
func (e *evaluation) settleLoop(l *loop, left *leavings) {
	e.clearEdges(l)
	for _, b := range l.blocks {
		for i := range b.Succs {
			e.edges[b.Index][i] = left.edges[edgeKey{b, i}]
		}
		if m := left.memory[b]; len(m) > 0 {
			e.memOut[b.Index] = e.joinMemories(m)
		}
		e.in[b.Index], e.out[b.Index] = left.in[b], left.out[b]
	}
	for v, val := range left.values {
		e.vals[v] = val
	}
	for v, ts := range left.tuples {
		e.tuples[v] = ts
	}
}

// restore leaves a loop that was not decided to the fixpoint.
func (e *evaluation) restore(l *loop, left *leavings) {
	for k, p := range left.edges {
		edge := &e.edges[k.from.Index][k.succ]
		for _, w := range p {
			*edge = edge.add(w, e.unit.ways, e.lay)
		}
	}
	for v, val := range left.values {
		e.vals[v] = e.vals[v].joinFields(val)
	}
	e.changed = true
}

// leavingsOf reads what a loop left when it was last run.
func (e *evaluation) leavingsOf(l *loop) *leavings {
	left := &leavings{edges: map[edgeKey]paths{}, values: map[ssa.Value]Value{}}
	for _, b := range l.blocks {
		for i, s := range b.Succs {
			if !l.in[s] {
				left.edges[edgeKey{b, i}] = e.edges[b.Index][i]
			}
		}
		for _, instr := range b.Instrs {
			if v, ok := instr.(ssa.Value); ok {
				left.values[v] = e.vals[v]
			}
		}
	}
	return left
}

func (l *leavings) equal(m *leavings) bool {
	for k, p := range l.edges {
		if !slices.Equal(p, m.edges[k]) {
			return false
		}
	}
	for v, val := range l.values {
		if !val.equal(m.values[v]) {
			return false
		}
	}
	return true
}
