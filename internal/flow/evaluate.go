package flow

import (
	"maps"
	"slices"

	"github.com/envlint/envlint/internal/env"
	"golang.org/x/tools/go/ssa"
)

// maxRebuilds bounds how often a function is evaluated anew because its layout
// was incomplete; what is still missing then is unknown. Rows that callees ask
// for arrive one call depth at a time, so few functions need more than three.
const maxRebuilds = 8

// maxStarved bounds how often it is evaluated anew because fuel was short.
const maxStarved = 4

// maxPasses bounds the passes over a function with loops. Values grow by at
// most maxAtoms atoms a lane, so reaching it is not expected; the function is
// then unknown as a whole.
const maxPasses = 100

// An evaluation interprets one function in all lanes.
type evaluation struct {
	unit *unit
	fn   *ssa.Function
	lay  *Layout
	// outer is the evaluation of the caller in which this one takes place at
	// path, with the arguments args and the captured bound; see inline.go.
	outer       *evaluation
	path        *callPath
	args, bound []Value
	left        []reaching // where it returns
	// given is the list that a parameter is, if that is known; see lists.go.
	given *givenList
	// inlineFuel is how many blocks may still be visited in place, refused the
	// calls that there was no fuel for, starved those that would be evaluated in
	// place with too little of it; starving says that there are new ones, again
	// how often there were.
	inlineFuel       int
	refused, starved map[callKey]bool
	starving         bool
	again            int

	order  []*ssa.BasicBlock // reachable blocks in reverse postorder
	cyclic map[*ssa.BasicBlock]bool
	loops  map[*ssa.BasicBlock]*loop // by header
	// irreducible says that there are cycles that are no loops.
	irreducible bool
	// unrolling counts the loops around the present block that are run round
	// by round.
	unrolling, fuel int
	// recovers says that the function may come back after a panic.
	recovers bool
	blockwise
	// shared is what captured variables can hold once closures know them,
	// captured what closures store to them.
	shared, captured map[memKey]Value
	// closures is what closures captured.
	closures map[ssa.Value][]Value

	cur      Lanes
	ways     paths // of the present block
	block    *ssa.BasicBlock
	mem      *memory
	memOwned bool
	changed  bool
	active   map[Atom]bool // functions and objects that are leaking

	returns Lanes
	results []Value
	makes   bool           // among them are objects or closures made here
	stored  map[string]int // at how many returns a package variable was stored to
	exits   int            // how many returns there are
	// failing and fine are the ways to such ends.
	failing, fine paths
	recording     bool
	scanning      bool // values that were not computed are unknown
	// filling collects what the tables of the package hold; calls are then
	// not looked into.
	filling   map[*ssa.Global]Value
	events    eventTable
	reads     map[Source]int
	mentioned env.Set
	// at is the present instruction, test how it compares strings.
	at          ssa.Instruction
	test        Test
	comparisons comparisons
	variables   map[string]bool
	places      map[written][]place // see constants.go; nil until asked for
	later       []func()            // see overwritten.go
	done        []done              // see late.go
}

func (e *evaluation) universe() *env.Universe { return e.unit.universe }

// evaluate computes the summary of a function with a body.
// Without events only its results and returns are computed.
func (u *unit) evaluate(fn *ssa.Function, events bool) *Summary {
	return newEvaluation(u, fn).run(events)
}

func newEvaluation(u *unit, fn *ssa.Function) *evaluation {
	e := &evaluation{unit: u, fn: fn, lay: newLayout(u.universe)}
	u.current = fn
	e.order, e.cyclic = blockOrder(fn)
	e.loops, e.irreducible = naturalLoops(e.order), irreducible(e.order)
	e.recovers = mayRecover(fn)
	return e
}

func (e *evaluation) run(events bool) *Summary {
	e.starved = map[callKey]bool{}
	for rebuilds := 0; rebuilds < maxRebuilds; {
		e.reset()
		switch e.propagate(events); {
		case e.lay.missing:
			e.lay = e.lay.rebuild()
			rebuilds++
		case e.starving:
			e.again++
		default:
			return e.summary()
		}
	}
	// What is still asked for stays unknown.
	e.lay.closed = true
	e.reset()
	e.propagate(events)
	return e.summary()
}

func (e *evaluation) reset() {
	e.blockwise.reset(e.fn)
	if o := e.outer; o != nil {
		e.shared, e.captured, e.closures, e.active, e.variables = o.shared, o.captured, o.closures, o.active, o.variables
	} else {
		e.shared, e.captured, e.closures = map[memKey]Value{}, map[memKey]Value{}, map[ssa.Value][]Value{}
		e.active, e.variables, e.refused = map[Atom]bool{}, map[string]bool{}, map[callKey]bool{}
	}
	e.recording, e.starving = false, false
	e.mentioned = env.Set{}
	e.resetOutcome()
}

func (e *evaluation) resetOutcome() {
	e.returns, e.stored, e.exits = Lanes{}, map[string]int{}, 0
	e.results = make([]Value, e.fn.Signature.Results().Len())
	clear(e.died)
	clear(e.well)
	e.events, e.reads = eventTable{}, map[Source]int{}
	e.comparisons, e.left, e.later, e.done = comparisons{}, nil, nil, nil
	e.failing, e.fine = nil, nil
}

// propagate visits the blocks until nothing changes, or until it is known that
// the layout lacks something. The last pass records events, if they are wanted:
// the first one does only where it is the last for certain.
func (e *evaluation) propagate(events bool) {
	for pass := 0; ; pass++ {
		e.changed = false
		// The caller's events are not to hold what a pass before the last saw.
		e.recording = events && (len(e.cyclic) == 0 || pass > 0 && e.outer == nil)
		e.pass()
		if e.lay.missing && !e.lay.closed || e.starving {
			return
		}
		once := len(e.cyclic) == 0 && (e.outer != nil || len(e.shared) == 0)
		if once || pass > 0 && !e.changed || pass > maxPasses {
			break
		}
		if pass == maxPasses {
			e.giveUp()
		}
	}
	if events && !e.recording {
		e.recording = true
		e.pass()
	}
	e.finish()
}

// pass visits every block once.
func (e *evaluation) pass() {
	e.resetOutcome()
	if e.outer == nil {
		e.fuel, e.inlineFuel = loopFuel, inlineFuel
	}
	e.visitAll(e.order, nil)
}

// giveUp makes everything unknown and every edge live.
func (e *evaluation) giveUp() {
	for i := range e.edges {
		for j := range e.edges[i] {
			e.edges[i][j] = paths{e.lay.all}
		}
	}
	for v := range e.vals {
		e.vals[v] = e.vals[v].join(unknown(e.lay.all))
	}
}

func (e *evaluation) edgeInto(b *ssa.BasicBlock, pred int) Lanes {
	return e.pathsInto(b, pred).union()
}

func (e *evaluation) pathsInto(b *ssa.BasicBlock, pred int) paths {
	p := b.Preds[pred]
	l := e.loops[b]
	if l != nil && l.handed != nil && !l.in[p] {
		return nil
	}
	// A block can have the same predecessor twice: the n-th time it is the
	// n-th edge.
	nth := 0
	for _, q := range b.Preds[:pred] {
		if q == p {
			nth++
		}
	}
	for i, s := range p.Succs {
		if s == b {
			if nth == 0 && l != nil && l.handed != nil {
				return l.handed[edgeKey{p, i}]
			}
			if nth == 0 {
				return e.edges[p.Index][i]
			}
			nth--
		}
	}
	return nil
}

func (e *evaluation) visit(b *ssa.BasicBlock) {
	var ways paths
	if b.Index == 0 || b == e.fn.Recover && e.recovers {
		ways = e.entryWays()
	}
	for i := range b.Preds {
		for _, l := range e.pathsInto(b, i) {
			ways = ways.add(l, e.unit.ways, e.lay)
		}
	}
	in := ways.union()
	e.in[b.Index], e.cur, e.ways, e.block = in, in, ways, b
	if e.outer != nil {
		e.root().inlineFuel--
	}
	if in.empty() {
		return
	}
	e.mem, e.memOwned = e.merge(b), false
	e.refine(b)
	e.phis(b)
	e.matchPhis(b)
	e.lateGuard(b)
	for _, instr := range b.Instrs {
		if e.cur.empty() {
			break
		}
		e.at = instr
		e.instruction(instr)
	}
	e.out[b.Index] = e.cur
	if !e.mem.equal(e.memOut[b.Index]) {
		e.memOut[b.Index] = e.mem
		e.changed = true
	}
}

// phis are evaluated together: each takes what its edge carries.
func (e *evaluation) phis(b *ssa.BasicBlock) {
	var phis []*ssa.Phi
	var vals []Value
	for _, instr := range b.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			break
		}
		var vs []Value
		for i, x := range phi.Edges {
			if ways := e.pathsInto(b, i); len(ways) > 0 {
				vs = appendWays(vs, e.valueIn(x, b.Preds[i]), ways)
			}
		}
		phis, vals = append(phis, phi), append(vals, oneOf(vs, e.unit.ways, e.lay))
	}
	for i, phi := range phis {
		v := vals[i]
		if e.cyclic[b] {
			v = e.loseLoopObjects(v, phi)
		}
		e.define(phi, v)
	}
}

// loseLoopObjects publishes objects that a loop allocates anew each time: an
// older one and the present one have one name.
func (e *evaluation) loseLoopObjects(v Value, at ssa.Instruction) Value {
	for _, p := range slices.Clone(v.parts) {
		if p.atom.Kind == kindObj && e.inLoop(p.atom.Ref) {
			e.escape(p.atom.Ref, p.lanes, at)
			v = Value{parts: slices.DeleteFunc(slices.Clone(v.parts), func(q part) bool { return q == p }), top: v.top}
			v = v.join(exactly(nonNilAtom, p.lanes))
		}
	}
	return v
}

// define sets the value of an instruction; it only grows.
func (e *evaluation) define(x ssa.Value, v Value) {
	old := e.vals[x]
	if e.cyclic[e.block] && e.unrolling == 0 {
		v = old.join(v)
	}
	if !v.equal(old) {
		e.vals[x] = v
		e.changed = true
	}
}

// emit records an event at the present place.
func (e *evaluation) emit(ev Event, l Lanes, path *Witness) {
	if !e.recording {
		return
	}
	for _, w := range e.ways {
		e.record(ev, l.and(e.cur).and(w), path)
	}
}

// record adds an event in one way. What is evaluated in place began with the
// ways of the call, so it has nothing to do with the others.
func (e *evaluation) record(ev Event, where Lanes, path *Witness) {
	if ev.Kind == Op || ev.Kind == Client {
		ev.Allow = ev.Allow.Union(e.unit.allowAt(ev.Site, ev.Name))
	}
	e.learnDone(&ev, path)
	e.learnDenied(&ev, path)
	if o := e.outer; o == nil {
		e.events.add(e.unit, e.lay, &ev, Way{where, path})
	} else if !where.Worlds().Empty() {
		o.record(ev, where, o.extend(ev.Kind, o.frame(e.path.site.Pos(), false), path))
	}
}

// summary is what the evaluation found, with the blocks that impose something.
func (e *evaluation) summary() *Summary {
	s := &Summary{Layout: e.lay, Returns: e.returns, Results: e.results, Mentioned: e.mentioned, makes: e.makes}
	s.Variables = slices.Sorted(maps.Keys(e.variables))
	s.Comparisons = e.ofParameters()
	for name, n := range e.stored {
		if n == e.exits {
			s.Stored = append(s.Stored, name)
		}
	}
	slices.Sort(s.Stored)
	for _, b := range e.lay.Blocks {
		b.Multi = b.Multi || (!b.Source.settled() && b.Source.Kind != Config && e.reads[b.Source] > 1)
	}
	e.findRequired()
	if handler(e.fn.Signature) {
		e.confirmPending()
	}
	s.Events = joinStores(e.unit, e.events.sorted(), e.lay.all)
	return s
}
