package flow

import (
	"fmt"
	"go/types"
	"maps"
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/env"
	"golang.org/x/tools/go/ssa"
)

// Inside a package a call is evaluated with what the caller knows of its
// arguments, where the callee depends on them: two parameters that belong
// together stay together, and an object that the callee only reads keeps its
// own fields. A table of rows by parameter is all that other packages get.

// maxInstances bounds the evaluations of one function for its callers,
// maxInstanceDepth how far they nest, maxInstanceBlocks how large it may be.
const (
	maxInstances      = 12
	maxInstanceDepth  = 5
	maxInstanceBlocks = 100
)

// An argument is what is known of a value in each world, whoever looks: atoms
// that mean the same in every function. A nil argument stays a parameter.
type argument struct {
	parts  []worldPart
	top    env.Set
	fields map[string]*argument // of a struct, by path
}

type worldPart struct {
	atom   Atom
	worlds env.Set
	class  Class // of a symbol
}

// A given is what an instance starts with.
type given struct {
	args, free []*argument
	memory     map[memKey]*argument
	// foreign are the objects of the caller. They may be read; what becomes of
	// them otherwise is not followed.
	foreign map[ssa.Value]bool
	dirty   bool
}

// in is the value of an argument in a layout: in the lanes of sources no world
// is fixed, so all that is possible in some world is possible there.
func (a *argument) in(lay *Layout) Value {
	if v, known := lay.given[a]; known {
		return v
	}
	v := a.valueIn(lay)
	lay.given[a] = v
	return v
}

func (a *argument) valueIn(lay *Layout) Value {
	others := lay.all.minus(lay.worlds)
	if a.fields != nil {
		out := Value{top: lay.all, fields: map[string]Value{}}
		for path, f := range a.fields {
			out.fields[path] = f.in(lay)
		}
		return out
	}
	out, anything := Value{top: worldsOf(a.top)}, others
	if len(a.parts) <= maxAtoms && a.top.Empty() {
		anything = Lanes{}
	}
	var read Value
	for _, p := range a.parts {
		w := worldsOf(p.worlds)
		switch {
		case p.atom.Kind == kindSym:
			read = read.join(lay.read(p.atom.Src, p.class).restrict(w.or(others)))
			continue
		case p.atom == environmentAtom:
			anything = others
		case anything.empty() || !unknownAbsorbs(p.atom):
			w = w.or(others)
		}
		out.parts = append(out.parts, part{p.atom, w})
	}
	out.top = out.top.or(anything)
	return read.join(out)
}

// closed turns a value of this function into an argument; ok is false if it
// depends on what only this function knows.
func (e *evaluation) closed(v Value, g *given) (*argument, bool) {
	all := e.lay.worlds.Worlds()
	a := &argument{top: v.top.Worlds().Intersect(all)}
	if v.fields != nil {
		a.fields = map[string]*argument{}
		for path, f := range v.fields {
			known, ok := e.closed(f, g)
			if !ok {
				return nil, false
			}
			a.fields[path] = known
		}
	}
	for _, p := range v.parts {
		w := p.lanes.Worlds().Intersect(all)
		if w.Empty() {
			continue
		}
		switch p.atom.Kind {
		case kindSym:
			if p.atom.Src.isParam() {
				return nil, false
			}
		case kindAddr:
			if p.atom.Ref != nil || p.atom.Src.isParam() {
				return nil, false
			}
		case kindFunc:
			if _, isClosure := p.atom.Ref.(*ssa.MakeClosure); isClosure {
				return nil, false
			}
		case kindObj:
			if !e.lend(p.atom.Ref, p.lanes, g) {
				return nil, false
			}
		}
		a.parts = append(a.parts, worldPart{p.atom, w, e.lay.class[p.atom.Src]})
	}
	return a, true
}

// lend gives an object of this function to a callee; ok is false if others
// know it, or it holds what cannot be given.
func (e *evaluation) lend(obj ssa.Value, l Lanes, g *given) bool {
	if _, table := obj.(*ssa.Global); table || g.foreign[obj] {
		return true
	}
	if e.get(memKey{obj, escapedPath}).top.intersects(e.cur) || !e.unit.worthLending(obj.Type()) {
		return false
	}
	g.foreign[obj] = true
	g.memory[memKey{obj, escapedPath}] = &argument{}
	for _, path := range e.pathsOf(obj) {
		a, ok := e.closed(e.get(memKey{obj, path}), g)
		if !ok {
			return false
		}
		g.memory[memKey{obj, path}] = a
	}
	return true
}

// worthLending reports whether a callee that reads an object may decide by
// it: a struct with cells, or a list or map of such values.
func (u *unit) worthLending(t types.Type) bool {
	var elem types.Type
	switch t := t.Underlying().(type) {
	case *types.Map:
		elem = t.Elem()
	case *types.Pointer:
		array, isArray := t.Elem().Underlying().(*types.Array)
		if !isArray {
			return u.hasCells(t.Elem())
		}
		elem = array.Elem()
	default:
		return false
	}
	if _, isStruct := elem.Underlying().(*types.Struct); isStruct {
		return true
	}
	return followed(elem)
}

// instance is the summary of a function for this call; nil if its table of
// rows is as good, or it does more with an object than read it.
func (e *evaluation) instance(x ssa.CallInstruction, f *ssa.Function, generic *Summary, args, bindings []Value) *Summary {
	u := e.unit
	if _, now := x.(*ssa.Call); !now || len(f.Blocks) == 0 || len(f.Blocks) > maxInstanceBlocks || u.ways == 1 ||
		len(u.calling) >= maxInstanceDepth || slices.Contains(u.calling, f) || f == e.fn || e.scanning {
		return nil
	}
	g := &given{memory: map[memKey]*argument{}, foreign: map[ssa.Value]bool{}}
	g.args, g.free = make([]*argument, len(args)), make([]*argument, len(bindings))
	useful := false
	for i, v := range args {
		// A parameter of which nothing is known stays one: callers can tell
		// what it begins with, or that it is called.
		if a, ok := e.closed(v.restrict(e.cur), g); ok && !a.unknown() {
			g.args[i] = a
			useful = useful || a.tells(generic, Source{Kind: Param, Index: i})
		} else if holdsObject(v.restrict(e.cur)) || v.fields != nil {
			return nil
		}
	}
	for i, b := range bindings {
		if a, ok := e.closed(e.capturedValue(b), g); ok {
			g.free[i] = a
			useful = useful || a.tells(generic, Source{Kind: Free, Index: i})
		}
	}
	if !useful {
		return nil
	}
	key := g.key(f)
	if s, known := u.instances[key]; known {
		return s
	}
	if u.instancesOf[f]++; u.instancesOf[f] > maxInstances {
		return nil
	}
	u.calling = append(u.calling, f)
	defer func() { u.calling = u.calling[:len(u.calling)-1] }()
	s := u.evaluateGiven(f, g)
	if g.dirty {
		s = nil
	}
	u.instances[key] = s
	return s
}

// holdsObject reports whether a value can be an own object.
func holdsObject(v Value) bool {
	return slices.ContainsFunc(v.parts, func(p part) bool { return p.atom.Kind == kindObj })
}

// unknown reports whether nothing is known of an argument.
func (a *argument) unknown() bool { return len(a.parts) == 0 && a.fields == nil }

// tells reports whether a callee does something with what is known of an
// argument: it has rows for the source, or it gets an object to read.
func (a *argument) tells(generic *Summary, s Source) bool {
	if a.fields != nil {
		return true
	}
	for _, p := range a.parts {
		if p.atom.Kind == kindObj || p.atom.Kind == kindFunc {
			return true
		}
	}
	if len(a.parts) == 0 {
		return false
	}
	for _, b := range generic.Layout.Blocks {
		if b.Source.isParam() && b.Source.Index == s.Index && (b.Source.Kind == Free) == (s.Kind == Free) {
			return true
		}
	}
	return false
}

// evaluateGiven evaluates a function with what is given.
func (u *unit) evaluateGiven(fn *ssa.Function, g *given) *Summary {
	e := newEvaluation(u, fn)
	e.given = g
	return compact(u.direct(fn, e.run(true)), u)
}

// key names what an instance starts with.
func (g *given) key(f *ssa.Function) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%p", f)
	var write func(*argument)
	write = func(a *argument) {
		b.WriteByte('|')
		if a == nil {
			b.WriteByte('-')
			return
		}
		fmt.Fprintf(&b, "%x", a.top)
		for _, p := range a.parts {
			fmt.Fprintf(&b, ";%d %q %d %v %p %x", p.atom.Kind, p.atom.S, p.atom.I, p.atom.Src, p.atom.Ref, p.worlds)
		}
		for _, path := range slices.Sorted(maps.Keys(a.fields)) {
			b.WriteString(path)
			write(a.fields[path])
		}
	}
	for _, a := range g.args {
		write(a)
	}
	for _, a := range g.free {
		write(a)
	}
	keys := make([]memKey, 0, len(g.memory))
	for k := range g.memory {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(j, k memKey) int {
		if c := compareRefs(j.obj, k.obj); c != 0 {
			return c
		}
		return strings.Compare(j.path, k.path)
	})
	for _, k := range keys {
		fmt.Fprintf(&b, "\n%p %s", k.obj, k.path)
		write(g.memory[k])
	}
	return b.String()
}

// initialMemory is what a function finds of the objects that it was given.
func (e *evaluation) initialMemory() *memory {
	m := &memory{map[memKey]Value{}}
	if e.given != nil {
		for k, a := range e.given.memory {
			m.cells[k] = a.in(e.lay)
		}
	}
	return m
}

// disturb notes that an object of the caller is not only read.
func (e *evaluation) disturb(obj ssa.Value, l Lanes) {
	if e.given != nil && e.given.foreign[obj] && !l.empty() {
		e.given.dirty = true
	}
}

// readSource reads a source that may have been given.
func (e *evaluation) readSource(s Source, c Class) Value {
	if e.given != nil && s.Kind == Free && e.given.free[s.Index] != nil {
		return e.given.free[s.Index].in(e.lay)
	}
	return e.lay.read(s, c)
}
