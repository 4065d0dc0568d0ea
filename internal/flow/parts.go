package flow

import (
	"go/types"
	"maps"
	"slices"
	"strconv"

	"golang.org/x/tools/go/ssa"
)

// maxParts bounds the parts of an object that are followed one by one.
const maxParts = 64

// partsOf lists the paths of a type that are followed, with their types; ok is
// false if there is nothing to follow or too much.
func (u *unit) partsOf(t types.Type) (parts map[string]types.Type, ok bool) {
	p, known := u.parts[t]
	if !known {
		p.parts = map[string]types.Type{}
		p.ok = addParts(t, "", p.parts) && len(p.parts) > 0
		p.paths = slices.Sorted(maps.Keys(p.parts))
		u.parts[t] = p
	}
	return p.parts, p.ok
}

type typeParts struct {
	parts map[string]types.Type
	paths []string // sorted: the order of stores numbers their events
	ok    bool
}

func addParts(t types.Type, path string, parts map[string]types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for i := range u.NumFields() {
			if !addParts(u.Field(i).Type(), path+"."+strconv.Itoa(i), parts) {
				return false
			}
		}
	case *types.Array:
		if u.Len() > 32 {
			return true
		}
		for i := range u.Len() {
			if !addParts(u.Elem(), path+"["+strconv.FormatInt(i, 10)+"]", parts) {
				return false
			}
		}
	case *types.Tuple:
	default:
		parts[path] = t
	}
	return len(parts) <= maxParts
}

// aggregate reports whether a value of the type has parts that are copied with
// it.
func aggregate(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Struct, *types.Array:
		return true
	}
	return false
}

// aggregateAt reports whether an own object is a struct, an array or a map.
func aggregateAt(ref ssa.Value) bool {
	p, ok := ref.Type().Underlying().(*types.Pointer)
	return !ok || aggregate(p.Elem())
}

// allocate starts an object with its zero value.
func (e *evaluation) allocate(a *ssa.Alloc) Value {
	parts, ok := e.unit.partsOf(a.Type().Underlying().(*types.Pointer).Elem())
	if !ok {
		return exactly(nonNilAtom, e.cur)
	}
	ref := e.ref(a)
	e.forgetOlder(ref, a)
	for path, t := range parts {
		e.set(memKey{ref, path}, exactly(zeroOf(t), e.cur))
	}
	e.set(memKey{ref, escapedPath}, Value{})
	e.set(memKey{ref, exposedPath}, Value{})
	e.set(memKey{ref, unpublishedPath}, unknown(e.cur))
	return exactly(Atom{Kind: kindObj, Ref: ref}, e.cur)
}

// forgetOlder publishes an object that a loop allocated before and that
// something refers to: the new one has its name.
func (e *evaluation) forgetOlder(ref ssa.Value, at ssa.Instruction) {
	if !e.repeats() {
		return
	}
	if e.mem.objects[ref] == nil {
		return
	}
	var where Lanes
	without := map[memKey]Value{}
	for obj, o := range e.mem.objects {
		if obj == ref {
			continue
		}
		for _, c := range o.cells {
			rest, l := c.value.without(ref)
			if !l.empty() {
				where, without[memKey{obj, c.path}] = where.or(l), rest
			}
		}
	}
	e.escape(ref, where, at)
	for k, v := range without {
		e.set(k, v)
	}
}

// without forgets which object a value refers to, where it is obj.
func (v Value) without(obj ssa.Value) (rest Value, where Lanes) {
	if !slices.ContainsFunc(v.parts, func(p part) bool { return p.atom.Kind == kindObj && p.atom.Ref == obj }) {
		return v, Lanes{}
	}
	rest = Value{top: v.top, fields: v.fields}
	for _, p := range v.parts {
		if p.atom.Kind == kindObj && p.atom.Ref == obj {
			where, p.atom = where.or(p.lanes), nonNilAtom
		}
		rest = rest.join(exactly(p.atom, p.lanes))
	}
	return rest, where
}

func zeroOf(t types.Type) Atom {
	if a, ok := classOf(t).zero(); ok {
		return a
	}
	return nilAtom
}

// classOf is the shape of the rows that a source of type t has.
func classOf(t types.Type) Class {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsString != 0:
			return Text
		case u.Info()&types.IsBoolean != 0:
			return Truth
		case u.Info()&types.IsInteger != 0:
			return Number
		}
	case *types.Signature, *types.Pointer, *types.Slice, *types.Map, *types.Chan:
		return Reference
	case *types.Interface:
		if _, param := t.(*types.TypeParam); !param {
			return Reference
		}
	}
	return Opaque
}
