package flow

import (
	"go/types"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A map that the function made is an object with a part for each constant key.
// A key that is not known is the part anyKey, which stands for all.

const anyKey = "{*}"

// keyPath is the part of a map for a key.
func keyPath(a Atom) (string, bool) {
	switch a.Kind {
	case kindStr:
		return "{" + strconv.Quote(a.S) + "}", true
	case kindInt:
		return "{" + strconv.FormatInt(a.I, 10) + "}", true
	case kindBool:
		return "{" + strconv.FormatBool(a.I != 0) + "}", true
	}
	return "", false
}

// pathKey is the inverse of keyPath: the key that a part begins with.
func pathKey(path string) (a Atom, end int, ok bool) {
	if !strings.HasPrefix(path, "{") {
		return Atom{}, 0, false
	}
	if quoted, err := strconv.QuotedPrefix(path[1:]); err == nil {
		s, err := strconv.Unquote(quoted)
		return strAtom(s), len(quoted) + 2, err == nil
	}
	end = strings.IndexByte(path, '}') + 1
	if end == 0 || path[:end] == anyKey {
		return Atom{}, 0, false
	}
	switch text := path[1 : end-1]; text {
	case "true", "false":
		return boolAtom(text == "true"), end, true
	default:
		i, err := strconv.ParseInt(text, 10, 64)
		return intAtom(i), end, err == nil
	}
}

func (e *evaluation) makeMap(x *ssa.MakeMap) Value {
	switch classOf(x.Type().Underlying().(*types.Map).Key()) {
	case Text, Number, Truth:
	default:
		return exactly(nonNilAtom, e.cur)
	}
	ref := e.ref(x)
	for _, path := range e.pathsOf(ref) {
		e.set(memKey{ref, path}, Value{})
	}
	e.set(memKey{ref, escapedPath}, Value{})
	e.set(memKey{ref, exposedPath}, Value{})
	e.set(memKey{ref, unpublishedPath}, unknown(e.cur))
	return exactly(Atom{Kind: kindObj, Ref: ref}, e.cur)
}

func (e *evaluation) mapUpdate(x *ssa.MapUpdate) {
	m, key, v := e.value(x.Map), e.value(x.Key), e.value(x.Value)
	lost := m.top.and(e.cur)
	path, known := anyKey, false
	if a, ok := key.atom(e.cur); ok {
		if p, isKey := keyPath(a); isKey {
			path, known = p, true
		}
	}
	for _, p := range m.parts {
		l := p.lanes.and(e.cur)
		if p.atom.Kind != kindObj {
			lost = lost.or(l)
			continue
		}
		escaped := e.get(memKey{p.atom.Ref, escapedPath}).top
		lost = lost.or(escaped.and(l))
		if l = e.lay.without(l, escaped); l.empty() {
			continue
		}
		elem := Atom{Kind: kindObj, Ref: p.atom.Ref, S: p.atom.S + path}
		t := x.Value.Type()
		strong := known && len(m.parts) == 1 && !e.cyclic[e.block]
		if aggregate(t) {
			e.storeObject(elem, v.restrict(l), l, strong, t, x)
			v, t = exactly(nonNilAtom, e.lay.all), types.Typ[types.Invalid]
		}
		e.storeObject(elem, v.restrict(l), l, strong, t, x)
	}
	if !lost.empty() {
		e.giveAway(v.restrict(lost), lost, x)
		e.publish(v, x.Value.Type(), lost, x)
	}
}

// lookup reads a map, or a byte of a string, of which nothing is known.
func (e *evaluation) lookup(x *ssa.Lookup) {
	mt, isMap := x.X.Type().Underlying().(*types.Map)
	if !isMap {
		e.undetermined(x, x.CommaOk)
		return
	}
	e.at = nil // the keys are inquired of where they stand
	m, key := e.value(x.X), spellOut(e.universe(), e.value(x.Index))
	rest := m.top.and(e.cur)
	founds, presents := []Value{unknown(rest)}, []Value{booleans(rest, rest)}
	_, table, _ := e.ownOrTable(m)
	for _, p := range m.parts {
		l := p.lanes.and(e.cur)
		found, present := unknown(l), booleans(l, l)
		switch {
		case l.empty():
		case p.atom == nilAtom && table:
			continue // what is read from it is unknown there already
		case p.atom == nilAtom:
			found, present = e.zeroValue(mt.Elem(), l), booleans(Lanes{}, l)
		case p.atom.Kind == kindObj && !e.get(memKey{p.atom.Ref, escapedPath}).top.intersects(l):
			v, in, out := e.lookupObject(p.atom, key, mt.Elem(), l)
			if found = e.unlessChanged(p.atom.Ref, v); x.CommaOk {
				present = e.unlessChanged(p.atom.Ref, booleans(in, out))
			}
		}
		founds, presents = append(founds, found), append(presents, present)
	}
	found := oneOf(founds, e.unit.ways, e.lay)
	if x.CommaOk {
		e.define(x, unknown(e.cur))
		e.defineTuple(x, []Value{found, oneOf(presents, e.unit.ways, e.lay)})
		return
	}
	e.define(x, found)
}

// lookupObject reads an own map: what is found, and where something is and is
// not.
func (e *evaluation) lookupObject(m Atom, key Value, elem types.Type, l Lanes) (found Value, in, out Lanes) {
	out = l
	if star, ok := e.cell(memKey{m.Ref, m.S + anyKey}); ok && !star.empty() {
		for _, path := range e.pathsOf(m.Ref) {
			v, _ := e.cell(memKey{m.Ref, path})
			found = found.join(Value{parts: v.parts, top: v.top}.restrict(l))
		}
		return found.join(unknown(l)), l, l
	}
	done := ""
	for _, path := range e.pathsOf(m.Ref) {
		rest, ok := strings.CutPrefix(path, m.S)
		if !ok {
			continue
		}
		k, end, ok := pathKey(rest)
		if own := m.S + rest[:end]; !ok || own == done {
			continue
		} else {
			done = own
		}
		there, _ := e.cell(memKey{m.Ref, done})
		yes, no := split(e.truth(key, exactly(k, e.lay.all), e.equals), l)
		yes = yes.and(there.domain())
		in, out = in.or(yes), out.and(no.or(l.minus(there.domain())))
		if !yes.empty() {
			found = found.joinFields(e.held(Atom{Kind: kindObj, Ref: m.Ref, S: done}, elem, yes))
		}
	}
	return found.joinFields(e.zeroValue(elem, out)), in, out
}

// joinFields joins values of which one may have no lanes and so no fields.
func (v Value) joinFields(w Value) Value {
	switch {
	case v.domain().empty():
		return w
	case w.domain().empty():
		return v
	}
	return v.join(w)
}

// zeroValue is the zero value of a type.
func (e *evaluation) zeroValue(t types.Type, l Lanes) Value {
	if !aggregate(t) {
		if a := zeroOf(t); a != nilAtom || classOf(t) == Reference {
			return exactly(a, l)
		}
		return unknown(l)
	}
	parts, ok := e.unit.partsOf(t)
	if !ok {
		return unknown(l)
	}
	v := Value{top: l, fields: map[string]Value{}}
	for path, pt := range parts {
		v.fields[path] = exactly(zeroOf(pt), l)
	}
	return v
}

// cell is a part of an own object or of a table.
func (e *evaluation) cell(k memKey) (Value, bool) {
	if g, ok := k.obj.(*ssa.Global); ok {
		v, ok := e.unit.table(g)[k.path]
		return v.restrict(e.lay.all), ok
	}
	return e.mem.lookup(k)
}

// pathsOf lists the parts of an own object or of a table in order.
func (e *evaluation) pathsOf(obj ssa.Value) []string {
	if g, ok := obj.(*ssa.Global); ok {
		return slices.Sorted(maps.Keys(e.unit.table(g)))
	}
	return slices.DeleteFunc(e.mem.pathsOf(obj), func(path string) bool { return strings.HasPrefix(path, "!") })
}
