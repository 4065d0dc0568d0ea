package flow

import (
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A memKey is a part of an object that the function allocated: ".1.0" of a
// struct, "[2]" of an array, "[*]" for elements at unknown places. The paths
// that begin with "!" hold lanes, not values.
type memKey struct {
	obj  ssa.Value
	path string
}

const (
	// escapedPath holds the lanes in which others may know the object: it is
	// then read through its cells.
	escapedPath = "!escaped"
	// exposedPath holds the lanes in which others may write to the object by
	// ways that are not followed: what it holds where no cell stands for it is
	// unknown from then on.
	exposedPath = "!exposed"
	// unpublishedPath holds the lanes in which an object may not have been
	// published yet: where ways meet, in one of them.
	unpublishedPath = "!unpublished"
	// unstoredPath holds, for a package variable, the lanes in which it may
	// not have been stored to yet.
	unstoredPath = "!unstored"
	anyElement   = "[*]"
)

// load reads through an address.
func (e *evaluation) load(addr Value, t types.Type) Value {
	out := unknown(addr.top.and(e.cur))
	for _, p := range addr.parts {
		l := p.lanes.and(e.cur)
		if l.empty() {
			continue
		}
		switch p.atom.Kind {
		case kindObj:
			out = out.join(e.loadObject(p.atom, t, l))
		case kindAddr:
			out = out.join(e.loadCell(p.atom, t).restrict(l))
		default:
			out = out.join(unknown(l))
		}
	}
	return out
}

func (e *evaluation) loadCell(a Atom, t types.Type) Value {
	if a.Ref == nil {
		return e.readCell(a.Src, t)
	}
	if f, ok := a.Ref.(*ssa.FieldAddr); ok && isServerURL(f) {
		return exactly(strAtom(testServer), e.lay.all)
	}
	// Each package is initialised once, so its guard reads false.
	if g, ok := a.Ref.(*ssa.Global); ok {
		if g.Name() == "init$guard" {
			return exactly(boolAtom(false), e.lay.all)
		}
		if s, ok := e.unit.flags[g]; ok {
			return exactly(Atom{Kind: kindAddr, Src: s}, e.lay.all)
		}
		if e.unit.table(g) != nil {
			return e.orNil(g, exactly(Atom{Kind: kindObj, Ref: g}, e.lay.all))
		}
	}
	return unknown(e.lay.all)
}

func (e *evaluation) loadObject(a Atom, t types.Type, l Lanes) Value {
	return e.unlessChanged(a.Ref, e.held(a, t, l))
}

// held is what a part of an object holds as far as the function knows.
func (e *evaluation) held(a Atom, t types.Type, l Lanes) Value {
	escaped := e.get(memKey{a.Ref, escapedPath}).top.and(l)
	if aggregate(t) {
		parts, ok := e.unit.partsOf(t)
		if !ok {
			return unknown(l)
		}
		v := Value{top: l, fields: map[string]Value{}}
		for path := range parts {
			if f, known := e.cell(memKey{a.Ref, a.S + path}); known && escaped.empty() {
				v.fields[path] = f.restrict(l)
			}
		}
		return v
	}
	if base, ok := strings.CutSuffix(a.S, anyElement); ok {
		out := Value{}
		for _, path := range e.pathsOf(a.Ref) {
			if strings.HasPrefix(path, base+"[") {
				v, _ := e.cell(memKey{a.Ref, path})
				out = out.join(v.restrict(l))
			}
		}
		if out.empty() {
			return unknown(l)
		}
		return out.join(e.exposed(a.Ref, l))
	}
	v, known := e.cell(memKey{a.Ref, a.S})
	if !known {
		return unknown(l)
	}
	if escaped.empty() {
		return v.restrict(l)
	}
	s, ok := e.unit.cellOfPart(a.Ref, a.S)
	if !ok {
		return v.restrict(l).join(e.captured[memKey{a.Ref, a.S}].restrict(escaped)).join(e.exposed(a.Ref, l))
	}
	return oneOf([]Value{v.restrict(e.unpublished(a.Ref, l, escaped)), e.readCell(s, t).restrict(escaped)}, e.unit.ways, e.lay)
}

// store writes v through an address.
func (e *evaluation) store(addr, v Value, t types.Type, site ssa.Instruction) {
	v = v.restrict(e.cur)
	lost := addr.top.and(e.cur)
	for _, p := range addr.parts {
		l := p.lanes.and(e.cur)
		if l.empty() {
			continue
		}
		switch p.atom.Kind {
		case kindObj:
			e.storeObject(p.atom, v.restrict(l), l, len(addr.parts) == 1 && !addr.top.intersects(l), t, site)
		case kindAddr:
			if p.atom.Ref != nil {
				if g, ok := p.atom.Ref.(*ssa.Global); !ok || !e.storeTable(g, v, site) {
					lost = lost.or(l)
				}
				continue
			}
			e.storeCell(p.atom.Src, v.restrict(l), l, t, site)
		default:
			lost = lost.or(l)
		}
	}
	if !lost.empty() {
		e.giveAway(v.restrict(lost), lost, site)
		e.publish(v.restrict(lost), t, lost, site)
	}
}

func (e *evaluation) storeObject(a Atom, v Value, l Lanes, strong bool, t types.Type, site ssa.Instruction) {
	if aggregate(t) {
		parts, ok := e.unit.partsOf(t)
		if !ok {
			return
		}
		for _, path := range e.unit.parts[t].paths {
			pt := parts[path]
			f, known := v.fields[path]
			if !known {
				f = unknown(l)
				if s, ok := e.unit.cellOfType(t, path); ok {
					f = e.readCell(s, pt).restrict(l)
				}
			}
			e.storeObject(Atom{Kind: kindObj, Ref: a.Ref, S: a.S + path}, f, l, strong, pt, site)
		}
		return
	}
	if strings.Contains(a.S, anyElement) {
		strong = false
		for _, path := range e.pathsOf(a.Ref) {
			if path != a.S && standsFor(a.S, path) {
				e.set(memKey{a.Ref, path}, e.get(memKey{a.Ref, path}).join(v))
			}
		}
	}
	k := memKey{a.Ref, a.S}
	old := e.get(k)
	if strong {
		old = Value{parts: old.parts, top: old.top}.restrict(anyLane.minus(l))
	}
	e.set(k, old.join(v))
	if escaped := e.get(memKey{a.Ref, escapedPath}).top.and(l); !escaped.empty() {
		if s, ok := e.unit.cellOfPart(a.Ref, a.S); ok {
			e.storeCell(s, v.restrict(escaped), escaped, t, site)
		} else {
			e.share(memKey{a.Ref, a.S}, v.restrict(escaped))
			e.escapeHeld(v, escaped, site)
		}
	}
}

// standsFor reports whether a part with elements at unknown places may be the
// one at path.
func standsFor(part, path string) bool {
	before, after, any := strings.Cut(part, anyElement)
	if !any {
		return part == path
	}
	rest, ok := strings.CutPrefix(path, before+"[")
	if !ok {
		return false
	}
	_, rest, ok = strings.Cut(rest, "]")
	return ok && standsFor(after, rest)
}

// escape publishes an own object: its parts are stored to their cells, where
// everybody else reads them.
func (e *evaluation) escape(obj ssa.Value, l Lanes, site ssa.Instruction) {
	if _, table := obj.(*ssa.Global); table {
		// Who gets it is known not to change it, or counts as changing it, but its
		// functions can be called there.
		for _, path := range e.pathsOf(obj) {
			v, _ := e.cell(memKey{obj, path})
			e.leak(v, l, site)
		}
		return
	}
	k, u := memKey{obj, escapedPath}, memKey{obj, unpublishedPath}
	if before := e.get(k).top; !before.contains(l) {
		e.set(k, unknown(before.or(l)))
	}
	fresh := l
	if pending, known := e.mem.lookup(u); known {
		if fresh = pending.top.and(l); fresh.Worlds().Empty() {
			return
		}
		e.set(u, unknown(pending.top.and(e.waysBeyond(l))))
	}
	self := Atom{Kind: kindObj, Ref: obj, S: unpublishedPath}
	if e.active[self] {
		return // objects that refer to each other
	}
	e.active[self] = true
	defer delete(e.active, self)
	for _, path := range e.pathsOf(obj) {
		v := e.get(memKey{obj, path}).restrict(fresh)
		if s, ok := e.unit.cellOfPart(obj, path); ok {
			e.storeCell(s, v, fresh, e.unit.partType(obj, path), site)
		} else {
			e.share(memKey{obj, path}, v)
			if path != "" {
				e.giveAway(v, fresh, site)
			} else {
				// The functions in a captured variable are followed into the
				// closures, the objects are not.
				e.escapeHeld(v, fresh, site)
			}
		}
	}
}

// waysBeyond is where the present place is reached in ways that some lanes do
// not cover. To take lanes away from lanes is not enough: several ways together
// are in more lanes than any of them.
func (e *evaluation) waysBeyond(l Lanes) Lanes {
	var beyond Lanes
	for _, w := range e.ways {
		if w = w.and(e.cur); !l.contains(w) {
			beyond = beyond.or(w)
		}
	}
	return beyond
}

// unpublished is where an object that has escaped in some of the lanes may not
// have done so.
func (e *evaluation) unpublished(obj ssa.Value, l, escaped Lanes) Lanes {
	if pending, known := e.mem.lookup(memKey{obj, unpublishedPath}); known {
		return pending.top.and(l)
	}
	return e.lay.without(l, escaped)
}

// publish stores the known parts of a struct value that leaves by value.
func (e *evaluation) publish(v Value, t types.Type, l Lanes, site ssa.Instruction) {
	if v.fields == nil {
		return
	}
	parts, _ := e.unit.partsOf(t)
	for _, path := range slices.Sorted(maps.Keys(v.fields)) {
		if s, ok := e.unit.cellOfType(t, path); ok {
			e.storeCell(s, v.fields[path].restrict(l), l, parts[path], site)
		} else {
			e.giveAway(v.fields[path].restrict(l), l, site)
		}
	}
}

// share notes what a captured variable can hold while closures know it.
func (e *evaluation) share(k memKey, v Value) {
	joined := e.shared[k].join(v)
	if !joined.equal(e.shared[k]) {
		e.shared[k] = joined
		e.touch()
	}
}
