package flow

import (
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// maxWitness bounds the steps of a witness; the innermost are kept.
const maxWitness = 24

// composeEvents carries the events of a callee to this place.
func (e *evaluation) composeEvents(x ssa.CallInstruction, s *Summary, l *lifting, args, bindings []Value) {
	frame := e.frame(x.Pos(), false)
	for _, ev := range s.Events {
		switch {
		case ev.Kind == CallParam:
			e.composeCalls(x, ev, l, frame, valueAt(args, ev.Index))
		case ev.Source.Kind == Free && ev.Kind == CallCell:
			e.composeCalls(x, ev, l, frame, e.capturedValue(valueAt(bindings, ev.Source.Index)))
		case ev.Source.Kind == Free && ev.Kind == Store:
			e.composeFreeStore(ev, l, bindings)
		default:
			e.carry(ev, l, frame, x)
		}
	}
}

func valueAt(vs []Value, i int) Value {
	if i < len(vs) {
		return vs[i]
	}
	return Value{}
}

// carry adds an event of a callee, lifted, with one more step of witness.
func (e *evaluation) carry(ev *Event, l *lifting, frame Frame, at ssa.Instruction) {
	if !e.recording || ev.Pending && runsOnce(at) {
		return
	}
	up := *ev
	up.Ways = nil
	// A callee stores what it was given: a function of ours must keep a name,
	// or count as called, as if the store stood here.
	up.Value = e.leaving(l.value(ev.Value), e.cur, at)
	if ev.Kind == Op && ev.Site == (Pos{}) {
		up.Site, up.id = e.unit.position(e.unit.callStart(at.Pos())), 0
	}
	if ev.Kind == HTTPRequest {
		up.Value = e.passedAddress(ev, up.Value, at)
	}
	if l.foreign != "" && (ev.Kind == Op || ev.Kind == Client || ev.Kind == Sandbox) {
		up.Site, up.Detail, up.id = e.unit.position(e.unit.callStart(at.Pos())), "call "+l.foreign, 0
	}
	for _, w := range ev.Ways {
		if ev.open() {
			for _, c := range l.choose(ev, w.Lanes, e.lay) {
				e.emit(c.by(up), c.lanes, e.extend(ev.Kind, frame, w.Witness.mapped(l.lanes, e.lay)))
			}
		} else if lanes := l.lanes(w.Lanes); !lanes.empty() {
			e.emit(up, lanes, e.extend(ev.Kind, frame, w.Witness.mapped(l.lanes, e.lay)))
		}
	}
}

// extend adds the step of a call to a witness. Of stores nobody asks for it,
// of creations only for what guards them.
func (e *evaluation) extend(k EventKind, f Frame, w *Witness) *Witness {
	switch {
	case k == Store, k == Fatal, k == Mark, k == Useless, k == Late, k == Denied:
		return nil
	case k == Create && !guarded(f):
		return w
	}
	return prepend(f, w)
}

func prepend(f Frame, w *Witness) *Witness {
	if f.Pos.Line == 0 && w != nil {
		// Wrappers and initialisers are no steps that a reader could look at.
		return w
	}
	return w.last(maxWitness - 1).before(f)
}

// composeCalls calls the function that a parameter or captured variable of the
// callee holds, where the callee calls it.
func (e *evaluation) composeCalls(x ssa.Instruction, ev *Event, l *lifting, frame Frame, f Value) {
	saved := e.cur
	for _, w := range ev.Ways {
		lanes := l.lanes(w.Lanes)
		for _, p := range f.parts {
			e.cur = e.readingOf(p).and(lanes).and(saved)
			if e.cur.empty() {
				continue
			}
			switch {
			case p.atom.Kind == kindSym:
				e.callSource(p.atom.Src, e.cur, prepend(frame, w.Witness.mapped(l.lanes, e.lay)))
			case p.atom.Kind == kindFunc:
				e.callLeaked(p.atom, x)
			}
		}
	}
	e.cur = saved
}

// composeFreeStore is a store of a closure to a variable that this function,
// or one around it, owns.
func (e *evaluation) composeFreeStore(ev *Event, l *lifting, bindings []Value) {
	v := l.value(ev.Value)
	for _, p := range valueAt(bindings, ev.Source.Index).parts {
		switch {
		case p.atom.Kind == kindAddr && p.atom.Ref == nil:
			var where Lanes
			for _, w := range ev.Ways {
				where = where.or(l.lanes(w.Lanes))
			}
			e.emit(Event{Kind: Store, Source: p.atom.Src, Site: ev.Site, Value: v}, where, nil)
		case p.atom.Kind == kindObj:
			e.share(memKey{p.atom.Ref, p.atom.S}, v)
		}
	}
}

// composeAt counts a function as called here by somebody: with unknown
// arguments, at an unknown time, coming back or not.
func (e *evaluation) composeAt(at ssa.Instruction, s *Summary, bindings []Value) {
	l := e.lifting(s, nil, bindings)
	e.mentioned = e.mentioned.Union(s.Mentioned)
	frame := e.frame(at.Pos(), true)
	for _, ev := range s.Events {
		switch {
		case ev.Kind == CallParam, ev.Kind == Fatal:
			// What somebody passes was counted where it was passed; a failing
			// handler is not the end of the process.
		case ev.Kind == CallCell && ev.Source.Kind == Free:
			e.composeCalls(at, ev, l, frame, e.capturedValue(valueAt(bindings, ev.Source.Index)))
		case ev.Kind == Store && ev.Source.Kind == Free:
			e.composeFreeStore(ev, l, bindings)
		default:
			e.carry(ev, l, frame, at)
		}
	}
	// Who calls it can call what it returns.
	for _, r := range s.Results {
		e.leak(e.functionsIn(l.value(r)), e.cur, at)
	}
}

// makeInterface converts to an interface: a type is created there, and the
// methods of an interface that is not ours can be called by anybody.
func (e *evaluation) makeInterface(x *ssa.MakeInterface) Value {
	e.matchType(x, x.X.Type())
	v := e.value(x.X)
	out := exactly(nonNilAtom, v.top)
	for _, p := range v.parts {
		a := p.atom
		if a.Kind != kindObj && a.Kind != kindFunc && (a.Kind != kindAddr || a.Ref != nil) {
			a = nonNilAtom
		}
		out = out.join(exactly(a, p.lanes))
	}
	e.hideFunction(x, v)
	e.declareLiteral(x, v)
	e.publish(v, x.X.Type(), e.cur, x)
	e.create(x, x.X.Type(), x.Type())
	return out
}

func (e *evaluation) create(x ssa.Instruction, t, iface types.Type) {
	named := namedOf(t)
	if named == nil || !e.unit.ours(named.Obj().Pkg()) {
		return
	}
	e.emit(Event{Kind: Create, Name: e.unit.typeID(t)}, e.cur, e.witness(x.Pos(), true))
	if e.unit.oursInterfaceType(iface) {
		return
	}
	u, ok := iface.Underlying().(*types.Interface)
	if !ok || u.NumMethods() == 0 && !e.handedOut(x) {
		return
	}
	table := e.unit.methodsOf(t)
	for _, id := range slices.Sorted(maps.Keys(table)) {
		if table[id] != nil && (u.NumMethods() == 0 || hasMethod(u, id)) {
			e.composeAt(x, table[id], nil)
		}
	}
}

// handedOut reports whether an interface value is an argument of a call to
// unknown code of a dependency: it may call any method there is. The standard
// library does so for a few methods that have no effects.
func (e *evaluation) handedOut(x ssa.Instruction) bool {
	v, ok := x.(ssa.Value)
	if !ok || v.Referrers() == nil {
		return false
	}
	for _, r := range *v.Referrers() {
		c, ok := r.(ssa.CallInstruction)
		if !ok {
			continue
		}
		f := c.Common().StaticCallee()
		if f != nil && declaredIn(f) != nil && !isStandard(declaredIn(f)) && e.unit.summaryOf(f) == nil {
			return true
		}
	}
	return false
}

func namedOf(t types.Type) *types.Named {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	n, _ := t.(*types.Named)
	return n
}

// readCell is the value of a cell.
func (e *evaluation) readCell(s Source, t types.Type) Value {
	if s.Name == sentinelCell {
		return exactly(nonNilAtom, e.lay.all)
	}
	if name, ok := strings.CutPrefix(s.Name, environmentCell); ok {
		return e.environment(name, s.Default, false)
	}
	if v, ok := e.declaredValue(s); ok {
		return v
	}
	c := classOf(t)
	if strings.HasPrefix(s.Name, flagCell) {
		return e.flagValue(s, c)
	}
	if s.Kind == VarCell {
		e.countRead(s)
		return e.readVar(s, c)
	}
	if s.Kind != Free {
		e.countRead(s)
	}
	if n := e.unit.fields[s.Name]; n.declared {
		return e.environment(n.variable(), n.constant(), false)
	}
	return e.lay.read(s, c)
}

// readVar reads a package variable: its implicit zero is gone where every path
// has stored to it.
func (e *evaluation) readVar(s Source, c Class) Value {
	if v, ok := e.declaredValue(s); ok {
		return v
	}
	if unstored, known := e.mem.lookup(unstoredKey(s.Name)); known && !unstored.top.intersects(e.cur) {
		s = Source{Kind: StoredVar, Name: s.Name}
		e.countRead(s)
	}
	return e.lay.read(s, c)
}

// storeCell records a store to a cell.
func (e *evaluation) storeCell(s Source, v Value, l Lanes, t types.Type, site ssa.Instruction) {
	l = l.and(e.cur)
	if l.empty() {
		return
	}
	v = v.restrict(l)
	if e.lay.class[s] == classOf(t) && v.equal(e.lay.read(s, classOf(t)).restrict(v.domain())) {
		// A copy of the cell to itself: another instance gets what one has, and a
		// variable keeps the zero that it began with.
		return
	}
	if s.Kind == VarCell {
		e.markStored(s.Name, l)
	}
	if e.unit.nilTested[s.Name] {
		e.giveAway(v, l, site)
	}
	v = e.leaving(v, l, site)
	e.emit(Event{Kind: Store, Source: s, Site: e.unit.position(site.Pos()), Value: v}, l, nil)
}

// storeSource stores to what is no variable of the program, and is read by way
// of a library.
func (e *evaluation) storeSource(s Source, v Value, site ssa.Instruction) {
	v = e.leaving(v.restrict(e.cur), Lanes{}, site)
	e.emit(Event{Kind: Store, Source: s, Site: e.unit.position(site.Pos()), Value: v}, e.cur, nil)
}

func unstoredKey(name string) memKey { return memKey{path: unstoredPath + name} }

func (e *evaluation) markStored(name string, l Lanes) {
	k := unstoredKey(name)
	old, known := e.mem.lookup(k)
	if !known {
		old = unknown(anyLane)
	}
	e.set(k, unknown(old.top.minus(l.and(e.cur))))
}

// storedNow lists the package variables that every way to here has stored to.
func (e *evaluation) storedNow() []string {
	var names []string
	for _, path := range e.mem.pathsOf(nil) {
		name, ok := strings.CutPrefix(path, unstoredPath)
		if ok && !e.get(memKey{path: path}).top.intersects(e.cur) {
			names = append(names, name)
		}
	}
	return names
}
