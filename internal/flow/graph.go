package flow

import (
	"bytes"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// maxRounds bounds the evaluation of mutually recursive functions. Summaries
// only grow; what has not settled then is unknown as a whole.
const maxRounds = 16

// evaluateAll evaluates a function and everything that it depends on and that
// was not evaluated yet: callees first, cycles until they settle.
func (u *unit) evaluateAll(root *ssa.Function) {
	t := &tarjan{unit: u, index: map[*ssa.Function]int{}, low: map[*ssa.Function]int{}, on: map[*ssa.Function]bool{}}
	t.visit(root)
}

// tarjan finds strongly connected components, dependencies first.
type tarjan struct {
	unit  *unit
	index map[*ssa.Function]int
	low   map[*ssa.Function]int
	on    map[*ssa.Function]bool
	stack []*ssa.Function
}

func (t *tarjan) visit(f *ssa.Function) {
	t.index[f] = len(t.index) + 1
	t.low[f] = t.index[f]
	t.stack, t.on[f] = append(t.stack, f), true
	self := false
	for _, g := range t.unit.dependencies(f) {
		if _, done := t.unit.summaries[g]; done {
			continue
		}
		self = self || g == f
		switch {
		case t.index[g] == 0:
			t.visit(g)
			t.low[f] = min(t.low[f], t.low[g])
		case t.on[g]:
			t.low[f] = min(t.low[f], t.index[g])
		}
	}
	if t.low[f] != t.index[f] {
		return
	}
	i := slices.Index(t.stack, f)
	component := slices.Clone(t.stack[i:])
	t.stack = t.stack[:i]
	for _, g := range component {
		t.on[g] = false
	}
	if len(component) == 1 && !self {
		if t.unit.plain(f) {
			t.unit.finish(f, t.unit.scan(f))
		} else {
			t.unit.interpreted++
			t.unit.finish(f, t.unit.evaluate(f, true))
			t.unit.listed(f, t.unit.summaries[f])
		}
		return
	}
	t.unit.interpreted += len(component)
	slices.Reverse(component)
	t.unit.settle(component)
}

// settle evaluates functions that call each other until no summary changes.
func (u *unit) settle(component []*ssa.Function) {
	for _, f := range component {
		u.finish(f, u.bottom(f))
	}
	// A bound on disjuncts is not monotone when summaries are computed anew,
	// and then they never settle.
	u.ways = 1
	defer func() { u.ways = maxWays }()
	// Events depend on results, not the other way round.
	if !u.rounds(component, false) || !u.rounds(component, true) {
		for _, f := range component {
			u.unknownAll(u.summaries[f])
		}
	}
}

// rounds evaluates the functions in turn until nothing changes; it reports
// whether that came to pass.
func (u *unit) rounds(component []*ssa.Function, events bool) bool {
	last := map[*ssa.Function][]byte{}
	dirty := map[*ssa.Function]bool{}
	callers := map[*ssa.Function][]*ssa.Function{}
	for _, f := range component {
		dirty[f] = true
		for _, g := range u.dependencies(f) {
			callers[g] = append(callers[g], f)
		}
	}
	for range maxRounds {
		for _, f := range component {
			if !dirty[f] {
				continue
			}
			delete(dirty, f)
			u.finish(f, u.evaluate(f, events))
			if enc := encodeMeaning(u.universe, u.summaries[f]); !bytes.Equal(enc, last[f]) {
				last[f] = enc
				for _, g := range callers[f] {
					dirty[g] = true
				}
			}
		}
		if len(dirty) == 0 {
			return true
		}
	}
	return false
}

func (u *unit) finish(f *ssa.Function, s *Summary) {
	s = compact(u.direct(f, s), u)
	u.summaries[f] = s
	u.byKey[u.functionKey(f)] = s
}

// bottom is the summary of a function of which nothing is known to happen yet.
func (u *unit) bottom(f *ssa.Function) *Summary {
	return &Summary{Layout: newLayout(u.universe), Results: make([]Value, f.Signature.Results().Len())}
}

// unknownAll lets everything that a function may do happen everywhere.
func (u *unit) unknownAll(s *Summary) {
	all := s.Layout.all
	s.Returns = all
	for i := range s.Results {
		s.Results[i] = unknown(all)
	}
	for _, ev := range s.Events {
		ev.Ways = []Way{{all, ev.Ways[0].Witness}}
		ev.Value = ev.Value.join(unknown(all))
	}
	s.Stored = nil
}

// dependencies lists the functions of this unit that a function refers to, in
// order: callees, closures, function values, and the methods that it hands to
// interfaces of others.
func (u *unit) dependencies(f *ssa.Function) []*ssa.Function {
	var out []*ssa.Function
	seen := map[*ssa.Function]bool{}
	add := func(g *ssa.Function) {
		if g != nil && len(g.Blocks) > 0 && !seen[g] {
			seen[g] = true
			out = append(out, g)
		}
	}
	var operands []*ssa.Value
	for _, b := range f.Blocks {
		for _, instr := range b.Instrs {
			if m, ok := instr.(*ssa.MakeInterface); ok && u.createsForOthers(m) {
				for _, g := range u.methodFunctions(m.X.Type()) {
					add(g)
				}
			}
			operands = instr.Operands(operands[:0])
			for _, op := range operands {
				switch g := (*op).(type) {
				case *ssa.Function:
					add(g)
					for _, back := range u.callbacksOf(g) {
						add(back)
					}
				case *ssa.MakeClosure:
					add(g.Fn.(*ssa.Function))
				}
			}
		}
	}
	return out
}
