package flow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// dynamic calls a function value: whatever it can be.
func (e *evaluation) dynamic(x ssa.CallInstruction, f Value, args []ssa.Value) outcomeOf {
	sig := x.Common().Signature()
	saved, before := e.cur, e.mem
	out := outcomeOf{}
	var after []reaching
	alternative := func(l Lanes, call func() outcomeOf) {
		if l = l.and(saved); l.empty() {
			return
		}
		e.cur, e.mem, e.memOwned = l, before, false
		o := call()
		if o.ways == nil {
			o.ways = e.waysHere()
		}
		out = e.joinOutcomes(sig, out, o, e.cur)
		after = append(after, reaching{e.mem, o.ways})
		e.cur = saved
	}
	unknown := f.top
	for _, p := range f.parts {
		switch a := p.atom; {
		case a == nilAtom: // the call panics
		case a.Kind == kindFunc:
			alternative(p.lanes, func() outcomeOf { return e.callFunction(x, a, args) })
		case a.Kind == kindSym:
			alternative(e.readingOf(p), func() outcomeOf {
				e.callSource(a.Src, e.cur, e.witness(x.Pos(), true))
				return e.anyCall(x, args)
			})
		default:
			unknown = unknown.or(p.lanes)
		}
	}
	if f.empty() {
		unknown = saved
	}
	alternative(unknown, func() outcomeOf {
		e.callAbsorbed(x, x.Common().Value, map[ssa.Value]bool{})
		return e.anyCall(x, args)
	})
	if len(after) > 1 {
		e.mem, e.memOwned = e.joinMemories(after), true
	}
	return out
}

// callAbsorbed calls the functions that only callers know of a value in which
// they were joined with something unknown.
func (e *evaluation) callAbsorbed(x ssa.CallInstruction, f ssa.Value, seen map[ssa.Value]bool) {
	if seen[f] {
		return
	}
	seen[f] = true
	switch v := f.(type) {
	case *ssa.Phi:
		for _, edge := range v.Edges {
			e.callAbsorbed(x, edge, seen)
		}
		return
	case *ssa.ChangeType:
		e.callAbsorbed(x, v.X, seen)
		return
	}
	for _, p := range e.operand(f).parts {
		if p.atom.Kind == kindSym {
			e.callSource(p.atom.Src, e.cur, e.witness(x.Pos(), true))
		}
	}
}

// anyCall calls a function that may be one of ours or not.
func (e *evaluation) anyCall(x ssa.CallInstruction, args []ssa.Value) outcomeOf {
	for _, a := range args {
		e.release(e.value(a), a.Type(), x)
	}
	e.leakArgs(x, args)
	return outcomeOf{returns: e.cur}
}

// joinOutcomes adds what a call leaves in some lanes; results that it does not
// know are unknown there.
func (e *evaluation) joinOutcomes(sig *types.Signature, a, b outcomeOf, l Lanes) outcomeOf {
	n := sig.Results().Len()
	for len(a.results) < n {
		a.results = append(a.results, Value{})
	}
	for i := range n {
		r := unknown(l)
		if i < len(b.results) {
			r = b.results[i].restrict(l)
		}
		a.results[i] = oneOf([]Value{a.results[i], r}, e.unit.ways, e.lay)
	}
	for _, w := range b.ways {
		a.ways = a.ways.add(w, e.unit.ways, e.lay)
	}
	a.returns = a.returns.or(b.returns.and(l))
	return a
}

// callFunction calls a function atom.
func (e *evaluation) callFunction(x ssa.CallInstruction, a Atom, args []ssa.Value) outcomeOf {
	if f, bindings := e.functionOf(a); f != nil {
		return e.static(x, f, args, bindings, a.S == onceMark)
	}
	if s := e.unit.summaryByKey(a.S); s != nil {
		vs := e.argValues(args)
		for i, a := range args {
			e.release(vs[i], a.Type(), x)
		}
		return e.compose(x, s, e.lifting(s, vs, nil), vs, nil)
	}
	return e.anyCall(x, args)
}
