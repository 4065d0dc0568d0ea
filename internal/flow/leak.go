package flow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// leak lets functions and objects go where they are not followed. A function
// counts as called at this place; an object's functions do, too.
func (e *evaluation) leak(v Value, l Lanes, at ssa.Instruction) {
	if !e.unit.Own {
		// Dependencies count through static calls only: a library's optional
		// mail hook is not everybody's e-mail.
		return
	}
	for _, p := range v.parts {
		where := p.lanes.and(l).and(e.cur)
		if where.empty() {
			continue
		}
		switch p.atom.Kind {
		case kindFunc:
			saved := e.cur
			e.cur = where
			e.callLeaked(p.atom, at)
			e.cur = saved
		case kindObj:
			e.leakParts(p.atom.Ref, where, at)
		case kindSym:
			e.callSource(p.atom.Src, e.readingOf(p).and(l).and(e.cur), e.witness(at.Pos(), true))
		}
	}
}

// readingOf is where a value is a source: what was compared with it has lanes
// of its own.
func (e *evaluation) readingOf(p part) Lanes {
	if b := e.lay.index[p.atom.Src]; b != nil {
		return p.lanes.or(b.lanes())
	}
	return p.lanes
}

// giveAway lets a value go where everybody can find it again: functions count
// as called, and objects are read through their cells from now on.
func (e *evaluation) giveAway(v Value, l Lanes, at ssa.Instruction) {
	e.leak(v, l, at)
	e.escapeHeld(v, l, at)
}

// escapeHeld publishes the own objects that a value can be.
func (e *evaluation) escapeHeld(v Value, l Lanes, at ssa.Instruction) {
	for _, p := range v.parts {
		if where := p.lanes.and(l).and(e.cur); !where.empty() {
			e.handOut(p.atom, where, at)
		}
	}
}

// holdsFunction reports whether a value of the type can be a function.
func holdsFunction(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Signature, *types.Interface:
		return true
	}
	return false
}

// callSource records that the function that a source holds is called, if it
// can hold one.
func (e *evaluation) callSource(s Source, l Lanes, path *Witness) {
	switch s.Kind {
	case Param:
		if params := e.root().fn.Params; s.Index < len(params) && holdsFunction(params[s.Index].Type()) {
			e.emit(Event{Kind: CallParam, Index: s.Index}, l, path)
			if cell, ok := e.unit.functionsOfType(params[s.Index].Type()); ok && s.Index == 0 && e.root().fn.Signature.Recv() != nil {
				e.emit(Event{Kind: CallCell, Source: cell}, l, path)
			}
		}
	case Free, FieldCell, VarCell, StoredVar:
		if e.lay.class[s] == Reference && !e.unit.nilTested[s.Name] {
			e.emit(Event{Kind: CallCell, Source: s}, l, path)
		}
	}
}

// functionsOfType stands for the functions that an interface holds as a type
// of ours with methods: a method may call its receiver.
func (u *unit) functionsOfType(t types.Type) (Source, bool) {
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.NumMethods() == 0 || !u.ours(n.Obj().Pkg()) {
		return Source{}, false
	}
	_, isFunc := n.Underlying().(*types.Signature)
	return Source{Kind: FieldCell, Name: typeKey(n.Origin().Obj()) + ".()"}, isFunc
}

// hideFunction accounts for a function that becomes an interface: methods of
// its type can call it, and one that only callers know cannot be followed.
func (e *evaluation) hideFunction(x *ssa.MakeInterface, v Value) {
	if _, isFunc := x.X.Type().Underlying().(*types.Signature); !isFunc {
		return
	}
	for _, p := range v.parts {
		if p.atom.Kind == kindSym {
			e.callSource(p.atom.Src, e.readingOf(p).and(e.cur), e.witness(x.Pos(), true))
		}
	}
	if cell, ok := e.unit.functionsOfType(x.X.Type()); ok {
		e.storeCell(cell, e.functionsIn(v), e.cur, x.X.Type(), x)
	}
}

// leakParts leaks the functions that an own object holds.
func (e *evaluation) leakParts(obj ssa.Value, l Lanes, at ssa.Instruction) {
	self := Atom{Kind: kindObj, Ref: obj}
	if e.active[self] {
		return
	}
	e.active[self] = true
	defer delete(e.active, self)
	for _, path := range e.pathsOf(obj) {
		held, _ := e.cell(memKey{obj, path})
		v := e.functionsIn(held)
		if len(v.parts) > 0 {
			e.leak(v, l, at)
		}
	}
	for _, path := range e.pathsOf(obj) {
		if v, _ := e.cell(memKey{obj, path}); path != "" && path[0] != '.' {
			for _, p := range v.parts {
				if p.atom.Kind == kindObj {
					e.leakParts(p.atom.Ref, l.and(p.lanes), at)
				}
			}
		}
	}
}

// callLeaked counts a function as called by somebody, with anything.
func (e *evaluation) callLeaked(a Atom, at ssa.Instruction) {
	// A function that reaches itself through variables adds nothing further
	// in: its lanes only shrink on the way.
	if e.active[a] {
		return
	}
	e.active[a] = true
	defer delete(e.active, a)
	f, bindings := e.functionOf(a)
	if f == nil {
		if s := e.unit.summaryByKey(a.S); s != nil {
			e.composeAt(at, s, nil)
		}
		return
	}
	if obj, ok := f.Object().(*types.Func); ok {
		if e.matchReference(at, obj) {
			return
		}
	}
	if s := e.unit.summaryOf(f); s != nil {
		e.composeAt(at, s, bindings)
	}
}

func (e *evaluation) functionOf(a Atom) (*ssa.Function, []Value) {
	if a.Ref == nil {
		return nil, nil
	}
	switch f := madeBy(a.Ref).(type) {
	case *ssa.Function:
		return f, nil
	case *ssa.MakeClosure:
		return f.Fn.(*ssa.Function), e.closures[a.Ref]
	}
	return nil, nil
}

// makeClosure makes a function value; what it captures is shared from here on.
func (e *evaluation) makeClosure(x *ssa.MakeClosure) {
	f := x.Fn.(*ssa.Function)
	if f.Parent() != nil {
		e.releaseCaptured(e.argValues(x.Bindings), x)
	} else {
		for _, receiver := range x.Bindings { // of a method value
			e.release(e.value(receiver), receiver.Type(), x)
		}
	}
	ref := e.ref(x)
	e.define(x, exactly(Atom{Kind: kindFunc, Ref: ref}, e.cur))
	bindings := e.capture(ref, x.Bindings)
	s := e.unit.summaryOf(f)
	if s == nil || f.Parent() == nil {
		return
	}
	// What the closure stores to captured variables can happen at any time
	// from now on.
	l := e.lifting(s, nil, bindings)
	for _, ev := range s.Events {
		if ev.Kind != Store || ev.Source.Kind != Free || ev.Source.Index >= len(bindings) {
			continue
		}
		v := l.value(ev.Value)
		for _, p := range bindings[ev.Source.Index].parts {
			if p.atom.Kind == kindObj {
				k := memKey{p.atom.Ref, p.atom.S}
				e.share(k, v)
				if joined := e.captured[k].join(v); !joined.equal(e.captured[k]) {
					e.captured[k] = joined
					e.touch()
				}
			}
		}
	}
}

// capture notes what a closure captures whenever it is made.
func (e *evaluation) capture(ref ssa.Value, operands []ssa.Value) []Value {
	old := e.closures[ref]
	vs := e.argValues(operands)
	for i := range vs {
		if vs[i] = vs[i].join(valueAt(old, i)); !vs[i].equal(valueAt(old, i)) {
			e.touch()
		}
	}
	e.closures[ref] = vs
	return vs
}

// overwrite lets unknown code write to what an argument points to.
func (e *evaluation) overwrite(arg ssa.Value, at ssa.Instruction) {
	t := arg.Type()
	if m, ok := arg.(*ssa.MakeInterface); ok {
		t, arg = m.X.Type(), m.X
	}
	ptr, ok := t.Underlying().(*types.Pointer)
	if !ok {
		return
	}
	v := e.value(arg)
	foreign := v.top.and(e.cur)
	for _, p := range v.parts {
		l := p.lanes.and(e.cur)
		e.overwriteCell(p.atom, ptr.Elem(), l, at)
		switch {
		case p.atom.Kind == kindObj:
			e.decodeObject(p.atom, ptr.Elem(), l, at)
		case p.atom != nilAtom:
			foreign = foreign.or(l)
		}
	}
	if !foreign.empty() {
		e.decodeCells(ptr.Elem(), foreign, at)
	}
}

// decodeObject replaces what an own object holds by what a decoder leaves.
func (e *evaluation) decodeObject(a Atom, t types.Type, l Lanes, at ssa.Instruction) {
	parts, ok := e.unit.partsOf(t)
	if !ok {
		return
	}
	for _, path := range e.unit.parts[t].paths {
		k := memKey{a.Ref, a.S + path}
		old := e.get(k)
		v := unknown(l)
		if s, ok := e.unit.cellOfType(t, path); ok {
			v = e.decoded(s, old).restrict(l)
			e.requireDecoded(s, l)
		}
		e.set(k, old.restrict(e.waysBeyond(l)).join(v))
		if escaped := e.get(memKey{a.Ref, escapedPath}).top.and(l); !escaped.empty() {
			if s, ok := e.unit.cellOfType(t, path); ok {
				e.storeCell(s, v.restrict(escaped), escaped, parts[path], at)
			}
		}
	}
}

// requireDecoded notes a field that its decoder refuses to leave empty.
func (e *evaluation) requireDecoded(s Source, l Lanes) {
	if n := e.unit.fields[s.Name]; n.required && !isEnvironmentKey(e.unit.config, n) && !e.ofRequest(n) {
		e.emit(Event{Kind: Fatal, Source: Source{Kind: Config, Name: "field:" + s.Name, Default: n.constant()}}, l, nil)
	}
}

// decodeCells stores what a decoder leaves in an object that is known by its
// type only.
func (e *evaluation) decodeCells(t types.Type, l Lanes, at ssa.Instruction) {
	parts, ok := e.unit.partsOf(t)
	if _, isStruct := t.Underlying().(*types.Struct); !ok || !isStruct {
		return
	}
	for _, path := range e.unit.parts[t].paths {
		if s, ok := e.unit.cellOfType(t, path); ok {
			e.storeCell(s, e.decoded(s, Value{}).restrict(l), l, parts[path], at)
			e.requireDecoded(s, l)
		}
	}
}

// decodeResult accounts for objects of our types that unknown code makes.
func (e *evaluation) decodeResult(t types.Type, at ssa.Instruction) {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok && e.unit.ours(n.Obj().Pkg()) {
		e.decodeCells(t, e.cur, at)
	}
}
