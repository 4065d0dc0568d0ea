package flow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// outcomeOf is what a call leaves: results, and where it comes back.
type outcomeOf struct {
	results []Value
	returns Lanes
	// ways are those with which it comes back, if it was evaluated in place.
	ways paths
}

// call evaluates an ordinary call.
func (e *evaluation) call(x *ssa.Call) {
	out := e.invoke(x)
	n := x.Call.Signature().Results().Len()
	for len(out.results) < n {
		out.results = append(out.results, unknown(e.lay.all))
	}
	e.dies(e.cur.minus(out.returns), true)
	if out.ways != nil {
		e.ways = out.ways
	}
	for i := range out.results {
		out.results[i] = out.results[i].restrict(e.cur)
	}
	switch {
	case n == 1:
		e.define(x, out.results[0])
	case n > 1:
		e.define(x, unknown(e.cur))
		e.defineTuple(x, out.results[:n])
	}
}

// spawn evaluates go and defer: the call happens, but not here, so nothing
// that follows depends on its coming back, or on what it stores.
func (e *evaluation) spawn(x ssa.CallInstruction) {
	variables := e.mem.objects[nil]
	e.memOwned = false
	well, died := e.well[e.block.Index], e.died[e.block.Index]
	cur, fine, failing := e.cur, e.fine, e.failing
	e.invoke(x)
	if e.mem.objects[nil] != variables {
		e.mem, e.memOwned = e.mem.with(nil, variables), true
	}
	e.cur, e.fine, e.failing, e.well[e.block.Index], e.died[e.block.Index] = cur, fine, failing, well, died
}

// invoke evaluates the callee of a call in the current lanes.
func (e *evaluation) invoke(x ssa.CallInstruction) outcomeOf {
	c := x.Common()
	switch {
	case c.IsInvoke():
		return e.dispatch(x)
	default:
		switch f := c.Value.(type) {
		case *ssa.Builtin:
			return e.builtin(x, f)
		case *ssa.Function:
			return e.static(x, f, c.Args, nil, false)
		}
	}
	return e.dynamic(x, e.value(c.Value), c.Args)
}

func (e *evaluation) argValues(args []ssa.Value) []Value {
	vs := make([]Value, len(args))
	for i, a := range args {
		vs[i] = e.value(a)
	}
	return vs
}

// static calls a known function: rules first, then what the standard library
// is known to do, then the function's summary, else unknown code. What a
// function makes that runs once is everybody's.
func (e *evaluation) static(x ssa.CallInstruction, f *ssa.Function, args []ssa.Value, bindings []Value, once bool) outcomeOf {
	if obj, ok := f.Object().(*types.Func); ok {
		if matched, safe := e.matchCall(x, obj, args); matched || safe {
			e.leakArgs(x, args)
			return outcomeOf{returns: e.cur}
		}
		if known := e.intrinsic(x, obj, args); known != nil {
			return *known
		}
	}
	for _, t := range f.TypeArgs() {
		e.create(x, t, t)
	}
	if s := e.unit.summaryOf(f); s != nil {
		vs := e.argValues(args)
		if !once && e.worthInlining(x, f, s, vs, bindings) {
			return e.inline(x.(*ssa.Call), f, vs, bindings)
		}
		s, lifted := e.withList(x, s, vs)
		release := e.release
		if e.unit.onlyCounts(f, s) {
			release = e.show
		}
		for i, a := range args {
			release(vs[i], a.Type(), x)
		}
		e.releaseCaptured(bindings, x)
		l := e.lifting(s, lifted, bindings)
		if obj, ok := f.Object().(*types.Func); ok && e.unit.Own && !e.unit.ours(obj.Pkg()) {
			l.foreign = callName(obj)
		}
		return e.compose(x, s, l, vs, bindings)
	}
	return e.unknownCall(x, f, args)
}

// release publishes own objects that a function of ours gets and may write to.
func (e *evaluation) release(v Value, t types.Type, at ssa.Instruction) {
	e.publishTo(v, t, at, e.handOut)
}

// show publishes own objects that a function gets and leaves alone.
func (e *evaluation) show(v Value, t types.Type, at ssa.Instruction) {
	e.publishTo(v, t, at, func(a Atom, l Lanes, at ssa.Instruction) {
		if a.Kind == kindObj {
			e.escape(a.Ref, l, at)
		}
	})
}

func (e *evaluation) publishTo(v Value, t types.Type, at ssa.Instruction, publish func(Atom, Lanes, ssa.Instruction)) {
	for _, p := range v.parts {
		publish(p.atom, p.lanes.and(e.cur), at)
	}
	if v.fields != nil {
		e.publish(v, t, e.cur, at)
	}
}

// releaseCaptured publishes the variables that a closure captures. What it
// stores to them is followed, but not what it stores to parts of them.
func (e *evaluation) releaseCaptured(bindings []Value, at ssa.Instruction) {
	for _, v := range bindings {
		for _, p := range v.parts {
			switch {
			case p.atom.Kind != kindObj:
			case aggregateAt(p.atom.Ref):
				e.expose(p.atom.Ref, p.lanes.and(e.cur), at)
			default:
				e.escape(p.atom.Ref, p.lanes.and(e.cur), at)
			}
		}
	}
}

// compose puts the summary of a callee into this function.
func (e *evaluation) compose(x ssa.CallInstruction, s *Summary, l *lifting, args, bindings []Value) outcomeOf {
	e.mentioned = e.mentioned.Union(s.Mentioned)
	for _, v := range s.Variables {
		e.variables[v] = true
	}
	out := outcomeOf{returns: l.lanes(s.Returns)}
	for _, r := range s.Results {
		out.results = append(out.results, l.value(r))
	}
	e.composeEvents(x, s, l, args, bindings)
	for _, name := range s.Stored {
		e.markStored(name, out.returns)
	}
	return out
}

// dispatch calls an interface method.
func (e *evaluation) dispatch(x ssa.CallInstruction) outcomeOf {
	c := x.Common()
	if matched, safe := e.matchCall(x, c.Method, c.Args); matched || safe {
		e.leakArgs(x, c.Args)
		return outcomeOf{returns: e.cur}
	}
	e.release(e.value(c.Value), c.Value.Type(), x)
	e.leak(e.functionsIn(e.value(c.Value)), e.cur, x)
	if !e.unit.oursInterface(c.Value.Type(), c.Method) {
		if known := e.intrinsic(x, c.Method, c.Args); known != nil {
			return *known
		}
		return e.unknownCall(x, nil, c.Args)
	}
	for _, a := range c.Args {
		e.release(e.value(a), a.Type(), x)
		e.leak(e.value(a), e.cur, x)
	}
	id, iface := e.unit.methodID(c.Method), e.unit.interfaceIDs(c.Value.Type())
	e.emit(Event{Kind: Dispatch, Name: id, Detail: iface}, e.cur, e.witness(x.Pos(), true))
	out := outcomeOf{returns: e.cur}
	for i := range c.Signature().Results().Len() {
		if !answer(c.Signature(), i) {
			out.results = append(out.results, unknown(e.lay.all))
			continue
		}
		s := Source{Kind: MethodResult, Index: i, Name: id + " " + iface}
		e.countRead(s)
		out.results = append(out.results, e.lay.read(s, classOf(c.Signature().Results().At(i).Type())))
	}
	return out
}

// answer reports whether result i of an interface's method is followed: a
// truth or a text that says something of the implementation, not of the data
// that comes beside it.
func answer(sig *types.Signature, i int) bool {
	for v := range sig.Results().Variables() {
		if c := classOf(v.Type()); c != Truth && c != Text && !isError(v.Type()) {
			return false
		}
	}
	c := classOf(sig.Results().At(i).Type())
	return c == Truth || c == Text
}

func (e *evaluation) countRead(s Source) {
	if e.reads[s]++; e.readsAgain() {
		e.reads[s]++
	}
}

func (e *evaluation) functionsIn(v Value) Value {
	return Value{parts: slices.DeleteFunc(slices.Clone(v.parts), func(p part) bool { return p.atom.Kind != kindFunc })}
}

// unknownCall calls code that is not analysed: what it gets can be called,
// read and written there.
func (e *evaluation) unknownCall(x ssa.CallInstruction, f *ssa.Function, args []ssa.Value) outcomeOf {
	e.leakArgs(x, args)
	for _, back := range e.unit.callbacksOf(f) {
		e.leak(e.value(back), e.cur, x)
	}
	if !onlyReads(f) {
		for _, a := range args {
			e.overwrite(a, x)
			for _, el := range e.elements(e.value(a)) {
				e.release(el, types.Typ[types.Invalid], x)
			}
		}
	}
	if retains(x.Common()) {
		for _, a := range args {
			e.giveAway(e.value(a).restrict(e.cur), e.cur, x)
		}
	}
	out := outcomeOf{returns: e.cur}
	sig := x.Common().Signature()
	for i := range sig.Results().Len() {
		e.decodeResult(sig.Results().At(i).Type(), x)
	}
	return out
}

// leakArgs lets functions that unknown code gets count as called here.
func (e *evaluation) leakArgs(x ssa.CallInstruction, args []ssa.Value) {
	for _, a := range args {
		e.leak(e.value(a).restrict(e.cur), e.cur, x)
		e.publish(e.value(a), a.Type(), e.cur, x)
	}
}
