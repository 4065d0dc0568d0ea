package flow

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// operand is the value of an operand wherever it is used.
func (e *evaluation) operand(x ssa.Value) Value {
	switch x := x.(type) {
	case *ssa.Const:
		return e.constValue(x)
	case *ssa.Function:
		return everywhere(Atom{Kind: kindFunc, Ref: x}, e)
	case *ssa.Global:
		if v, ok := x.Object().(*types.Var); ok {
			if fallback, holds := e.unit.config.EnvironmentVar(v); holds {
				return everywhere(Atom{Kind: kindAddr, Src: Source{Kind: VarCell, Name: environmentCell + v.Name(), Default: textConstant(fallback)}}, e)
			}
		}
		if s, ok := e.unit.cellOfVar(x); ok {
			return everywhere(Atom{Kind: kindAddr, Src: s}, e)
		}
		if sentinel(x) {
			return everywhere(Atom{Kind: kindAddr, Src: Source{Kind: VarCell, Name: sentinelCell}}, e)
		}
		return everywhere(Atom{Kind: kindAddr, Ref: x}, e)
	case *ssa.Parameter:
		for i, p := range e.fn.Params {
			if p == x {
				if v, ok := e.declaredParam(x.Name()); ok {
					return v
				}
				if e.outer != nil {
					return valueAt(e.args, i)
				}
				if e.given != nil && e.given.index == i {
					return everywhere(Atom{Kind: kindObj, Ref: e.given}, e)
				}
				return e.lay.read(Source{Kind: Param, Index: i}, classOf(x.Type()))
			}
		}
	case *ssa.FreeVar:
		for i, f := range e.fn.FreeVars {
			if f == x && e.fn.Parent() != nil {
				if e.outer != nil {
					return valueAt(e.bound, i)
				}
				return everywhere(Atom{Kind: kindAddr, Src: Source{Kind: Free, Index: i}}, e)
			}
		}
	case *ssa.Builtin:
	default:
		if v, ok := e.vals[x]; ok || !e.scanning {
			return v
		}
	}
	return unknown(e.lay.all)
}

// instruction is the transfer function.
func (e *evaluation) instruction(instr ssa.Instruction) {
	e.matchConstants(instr)
	e.probe(instr)
	switch x := instr.(type) {
	case *ssa.Phi, *ssa.DebugRef:
	case *ssa.Alloc:
		e.define(x, e.allocate(x))
	case *ssa.Store:
		v := e.value(x.Val)
		e.matchStore(x, v)
		e.store(e.value(x.Addr), v, x.Val.Type(), x)
	case *ssa.UnOp:
		e.define(x, e.unary(x).restrict(e.cur))
	case *ssa.BinOp:
		e.define(x, e.binary(x).restrict(e.cur))
	case *ssa.FieldAddr:
		e.define(x, e.fieldAddr(x).restrict(e.cur))
	case *ssa.Field:
		e.define(x, e.field(x).restrict(e.cur))
	case *ssa.Index:
		e.define(x, e.index(x).restrict(e.cur))
	case *ssa.IndexAddr:
		e.define(x, e.indexAddr(x).restrict(e.cur))
	case *ssa.Slice:
		e.define(x, e.slice(x).restrict(e.cur))
	case *ssa.ChangeType:
		e.define(x, e.value(x.X).restrict(e.cur))
	case *ssa.ChangeInterface:
		e.define(x, e.value(x.X).restrict(e.cur))
	case *ssa.Convert:
		e.exposeUnsafely(x)
		e.define(x, e.convert(x).restrict(e.cur))
	case *ssa.SliceToArrayPointer:
		// Another address of the same array.
		e.giveAway(e.value(x.X).restrict(e.cur), e.cur, x)
		e.define(x, unknown(e.cur))
	case *ssa.MakeInterface:
		e.define(x, e.makeInterface(x).restrict(e.cur))
	case *ssa.MakeClosure:
		e.makeClosure(x)
	case *ssa.MakeMap:
		e.define(x, e.makeMap(x))
	case *ssa.MakeChan, *ssa.MakeSlice:
		e.define(x.(ssa.Value), exactly(nonNilAtom, e.cur))
	case *ssa.Extract:
		e.extract(x)
	case *ssa.Call:
		if e.filling != nil {
			e.undetermined(x, true)
			return
		}
		e.call(x)
	case *ssa.Go:
		e.spawn(x)
	case *ssa.Defer:
		e.spawn(x)
	case *ssa.MapUpdate:
		e.mapUpdate(x)
	case *ssa.Send:
		e.send(x.X, x)
	case *ssa.Lookup:
		e.inquireTable(x)
		e.lookup(x)
	case *ssa.TypeAssert:
		e.typeAssert(x)
	case *ssa.If:
		e.branch(x)
	case *ssa.Jump:
		e.flow(0, e.cur)
	case *ssa.Return:
		e.ret(x)
	case *ssa.Panic:
		e.giveAway(e.value(x.X).restrict(e.cur), e.cur, x)
		e.dies(e.cur, true)
	case *ssa.Range:
		// Who goes through a map can find everything in it.
		e.giveAway(e.value(x.X).restrict(e.cur), e.cur, x)
		e.undetermined(x, true)
	case *ssa.RunDefers, *ssa.Next, *ssa.Select:
		if sel, ok := x.(*ssa.Select); ok {
			for _, st := range sel.States {
				if st.Send != nil {
					e.send(st.Send, sel)
				}
			}
		}
		if v, ok := x.(ssa.Value); ok {
			e.undetermined(v, true)
		}
		e.selectForEver(x)
	default:
		if v, ok := x.(ssa.Value); ok {
			e.define(v, unknown(e.cur))
		}
	}
}

// send lets a value go into a channel, out of which anybody takes it.
func (e *evaluation) send(x ssa.Value, at ssa.Instruction) {
	e.giveAway(e.value(x).restrict(e.cur), e.cur, at)
	e.publish(e.value(x), x.Type(), e.cur, at)
}

// undetermined defines an instruction of which nothing is known.
func (e *evaluation) undetermined(x ssa.Value, tuple bool) {
	e.define(x, unknown(e.cur))
	if t, ok := x.Type().(*types.Tuple); ok && tuple {
		vs := make([]Value, t.Len())
		for i := range vs {
			vs[i] = unknown(e.cur)
		}
		e.defineTuple(x, vs)
	}
}

func (e *evaluation) defineTuple(x ssa.Value, vs []Value) {
	old := e.tuples[x]
	for i := range vs {
		if old != nil && e.cyclic[e.block] && e.unrolling == 0 {
			vs[i] = old[i].join(vs[i])
		}
		if old == nil || !vs[i].equal(old[i]) {
			e.changed = true
		}
	}
	e.tuples[x] = vs
}

func (e *evaluation) extract(x *ssa.Extract) {
	if vs := e.tuples[x.Tuple]; x.Index < len(vs) {
		e.define(x, vs[x.Index].restrict(e.cur))
		return
	}
	e.define(x, unknown(e.cur))
}

// selectForEver makes "select {}" a good end.
func (e *evaluation) selectForEver(instr ssa.Instruction) {
	if s, ok := instr.(*ssa.Select); ok && s.Blocking && len(s.States) == 0 {
		e.dies(e.cur, false)
	}
}

func (e *evaluation) branch(x *ssa.If) {
	cond := e.value(x.Cond)
	e.compared(cond)
	for _, way := range cond.alternatives() {
		yes, no := split(way, e.cur)
		e.flow(0, yes)
		e.flow(1, no)
	}
}

// compared asks for rows of the sources in a value that decides something.
func (e *evaluation) compared(v Value) {
	for _, p := range v.parts {
		if p.atom.Kind == kindSym {
			e.lay.block(p.atom.Src)
		}
	}
}

func (e *evaluation) ret(x *ssa.Return) {
	e.returns = e.returns.or(e.cur)
	e.well[e.block.Index] = e.well[e.block.Index].or(e.cur)
	if e.outer != nil {
		now := e.waysHere()
		e.left = append(e.left, reaching{e.mem, now})
		for i, r := range x.Results {
			e.results[i] = oneOf(appendWays([]Value{e.results[i]}, e.value(r), now), e.unit.ways, e.lay)
		}
		return
	}
	now, failed := e.waysHere(), e.certainError(x)
	e.addWays(&e.fine, e.cur)
	for i, r := range x.Results {
		v := e.value(r).restrict(e.cur)
		e.makes = e.makes || slices.ContainsFunc(v.parts, func(p part) bool { return ownValue(p.atom) }) || e.loses(v, r.Type())
		// What comes beside a certain error is not used by its receiver.
		used := e.cur.minus(failed)
		e.publish(v, r.Type(), used, x)
		e.results[i] = oneOf(appendWays([]Value{e.results[i]}, e.leaving(v, used, x), now), e.unit.ways, e.lay)
	}
	e.exits++
	for _, name := range e.storedNow() {
		e.stored[name]++
	}
}

// loses reports whether a struct that is returned holds what callers know more
// of, and no cell keeps it.
func (e *evaluation) loses(v Value, t types.Type) bool {
	for path, f := range v.fields {
		if _, kept := e.unit.cellOfType(t, path); !kept && slices.ContainsFunc(f.parts, func(p part) bool { return p.atom.Kind == kindSym }) {
			return true
		}
	}
	return false
}

// ownValue reports whether an atom means something only where it was made.
func ownValue(a Atom) bool {
	return a.Kind == kindObj || a.Kind == kindFunc && a.Ref != nil && !isPlainFunction(a)
}

// certainError is where the error among the results of a return is not nil.
func (e *evaluation) certainError(x *ssa.Return) Lanes {
	var failed Lanes
	for _, r := range x.Results {
		if !types.Identical(r.Type(), types.Universe.Lookup("error").Type()) {
			continue
		}
		v := e.value(r).restrict(e.cur)
		var maybe Lanes
		for _, p := range v.parts {
			if p.atom.reference() {
				failed = failed.or(p.lanes)
			} else {
				maybe = maybe.or(p.lanes)
			}
		}
		failed = failed.minus(maybe.or(v.top))
	}
	return failed
}

// leaving makes a value fit to leave the function: objects are published and
// become plain references, functions keep a name or count as called.
func (e *evaluation) leaving(v Value, l Lanes, at ssa.Instruction) Value {
	return v.each(e.unit.ways, e.lay, func(v Value) Value { return e.leavingWhole(v, l, at) })
}

func (e *evaluation) leavingWhole(v Value, l Lanes, at ssa.Instruction) Value {
	out, changed := Value{top: v.top}, Value{}
	for _, p := range v.parts {
		a := p.atom
		switch a.Kind {
		case kindObj, kindAddr:
			e.handOut(a, p.lanes.and(l), at)
			a = nonNilAtom
		case kindFunc:
			if f, plain := a.Ref.(*ssa.Function); plain || a.Ref == nil {
				if a.Ref != nil {
					a = Atom{Kind: kindFunc, S: e.valueKey(f, at)}
				}
			} else {
				e.leak(Value{parts: []part{p}}, p.lanes.and(l), at)
				a = nonNilAtom
			}
		}
		if a == p.atom {
			out.parts = append(out.parts, p)
		} else {
			changed = changed.join(Value{parts: []part{{a, p.lanes}}})
		}
	}
	return out.join(changed)
}

func (e *evaluation) unary(x *ssa.UnOp) Value {
	v := e.value(x.X)
	switch x.Op {
	case token.MUL:
		return e.load(v, x.Type())
	case token.NOT:
		e.compared(v)
		return e.not(v)
	}
	return unknown(e.cur)
}

func (e *evaluation) not(v Value) Value {
	return v.each(e.unit.ways, e.lay, func(v Value) Value {
		yes, no := split(v, e.cur)
		return booleans(no, yes)
	})
}

func (e *evaluation) binary(x *ssa.BinOp) Value {
	a, b := e.value(x.X), e.value(x.Y)
	switch x.Op {
	case token.EQL, token.NEQ:
		v := e.same(a, b)
		if x.Op == token.NEQ {
			v = e.not(v)
		}
		return v
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		a, b = spellOut(e.universe(), a), spellOut(e.universe(), b)
		return e.truth(a, b, func(a, b Atom, l Lanes) (Lanes, Lanes) {
			for _, s := range [2]Atom{a, b} {
				if s.Kind == kindSym {
					e.wantOrdered(s.Src, a, b)
				}
			}
			return outcome(e.orders(x.Op, a, b), l)
		})
	}
	return e.combine(x, a, b)
}

func (e *evaluation) convert(x *ssa.Convert) Value {
	switch from, to := classOf(x.X.Type()), classOf(x.Type()); {
	case from == Text && to == Text:
		return e.value(x.X)
	case from == Number && to == Number:
		return e.value(x.X).each(e.unit.ways, e.lay, func(v Value) Value { return integerAs(v, x.X.Type(), x.Type()) })
	}
	return unknown(e.cur)
}

// typeAssert keeps track of functions and objects, which are the same under
// another type, and of what is known to be inside.
func (e *evaluation) typeAssert(x *ssa.TypeAssert) {
	v := unknown(e.cur)
	if in, ok := e.inside(x.X, x.AssertedType); ok {
		if v = in.restrict(e.cur); x.CommaOk {
			v = oneOf([]Value{v, exactly(zeroOf(x.AssertedType), e.cur)}, e.unit.ways, e.lay)
		}
	}
	for _, p := range e.value(x.X).parts {
		if !unknownAbsorbs(p.atom) {
			v = v.join(exactly(p.atom, p.lanes.and(e.cur)))
		}
	}
	if !x.CommaOk {
		e.define(x, v)
		return
	}
	e.define(x, unknown(e.cur))
	e.defineTuple(x, []Value{v, unknown(e.cur)})
}
