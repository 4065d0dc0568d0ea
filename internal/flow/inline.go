package flow

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Inside a package a call is evaluated in place where the callee depends on
// what it gets or makes something: two parameters that belong together stay
// together, an object that the callee fills is the caller's own, and a closure
// that it returns keeps what it captured. A table of rows by parameter is all
// that other packages get.

// maxInlineDepth bounds how far calls are evaluated in place inside of one
// another, maxInlineBlocks how large a callee may be, inlineFuel how many of
// their blocks are visited in one pass over a function.
const (
	maxInlineDepth  = 6
	maxInlineBlocks = 80
	inlineFuel      = 300
)

// A callPath is a call inside of calls that are evaluated in place.
type callPath struct {
	parent *callPath
	site   *ssa.Call
	depth  int
	// key orders paths: it is the same in every run.
	key string
}

// A placed value is an object or closure that a function made while it was
// evaluated in place: the same instruction makes another one elsewhere.
type placed struct {
	ssa.Value
	path *callPath
}

type callKey struct {
	path *callPath
	at   ssa.Value
}

// below is the path of a call in a function that is itself evaluated at path.
func (u *unit) below(path *callPath, x *ssa.Call) *callPath {
	k := callKey{path, x}
	p := u.paths[k]
	if p == nil {
		p = &callPath{parent: path, site: x, depth: 1, key: fmt.Sprintf("%09d %s", x.Pos(), x.Name())}
		if path != nil {
			p.depth, p.key = path.depth+1, path.key+"/"+p.key
		}
		u.paths[k] = p
	}
	return p
}

func compareCallPaths(p, q *callPath) int {
	if p == nil || q == nil {
		return compareBools(p != nil, q != nil)
	}
	return strings.Compare(p.key, q.key)
}

// ref names what an instruction makes here.
func (e *evaluation) ref(v ssa.Value) ssa.Value {
	if e.path == nil {
		return v
	}
	k := callKey{e.path, v}
	p := e.unit.placed[k]
	if p == nil {
		p = &placed{v, e.path}
		e.unit.placed[k] = p
	}
	return p
}

// madeBy is the instruction that made an object or closure.
func madeBy(ref ssa.Value) ssa.Value {
	if p, ok := ref.(*placed); ok {
		return p.Value
	}
	return ref
}

// madeIn is where the calls are evaluated in which an object was made.
func madeIn(ref ssa.Value) *callPath {
	if p, ok := ref.(*placed); ok {
		return p.path
	}
	return nil
}

// under reports whether p is the path q or lies below it.
func (p *callPath) under(q *callPath) bool {
	for ; p != nil; p = p.parent {
		if p == q {
			return true
		}
	}
	return false
}

// inLoop reports whether an object was made in a loop of this function, by it
// or by a call.
func (e *evaluation) inLoop(ref ssa.Value) bool {
	made, ok := madeBy(ref).(ssa.Instruction)
	path := madeIn(ref)
	for ; path != e.path; path = path.parent {
		if path == nil {
			return false // it is the caller's
		}
		made = path.site
	}
	return ok && e.cyclic[made.Block()]
}

// repeats reports whether the present place may run several times.
func (e *evaluation) repeats() bool {
	for ; e != nil; e = e.outer {
		if e.cyclic[e.block] {
			return true
		}
	}
	return false
}

// root is the evaluation in which all others of this function take place.
func (e *evaluation) root() *evaluation {
	for e.outer != nil {
		e = e.outer
	}
	return e
}

// touch notes that something changed that others may have read before.
func (e *evaluation) touch() {
	for ; e != nil; e = e.outer {
		e.changed = true
	}
}

// worthInlining reports whether evaluating a call in place tells more than the
// summary of its callee.
func (e *evaluation) worthInlining(x ssa.CallInstruction, f *ssa.Function, s *Summary, args, bindings []Value) bool {
	if _, now := x.(*ssa.Call); !now || len(f.Blocks) == 0 || len(f.Blocks) > maxInlineBlocks || e.unit.ways == 1 || e.scanning ||
		handler(f.Signature) || f.Recover != nil && mayRecover(f) || e.path != nil && e.path.depth >= maxInlineDepth {
		return false
	}
	for o := e; o != nil; o = o.outer {
		if o.fn == f {
			return false
		}
	}
	if obj, ok := f.Object().(*types.Func); ok && len(e.unit.directed(obj)) > 0 {
		return false // its summary says what the directives say
	}
	if counts(f, s) && (!slices.ContainsFunc(args, holdsObject) || e.unit.onlyCounts(f, s)) {
		return false
	}
	root := e.root()
	at := callKey{e.path, x.(*ssa.Call)}
	if root.refused[at] || root.starved[at] || !s.makes && !e.tellsCallee(f, s, args, bindings) {
		return false
	}
	if root.inlineFuel < len(f.Blocks) {
		root.refused[at] = true
		e.starve()
		return false
	}
	return true
}

// starve gives up on the call in which this evaluation takes place: there is
// too little fuel for what it does, and its summary had fuel of its own.
func (e *evaluation) starve() {
	if e.outer == nil {
		return
	}
	at := callKey{e.outer.path, e.path.site}
	if root := e.root(); !root.starved[at] && !root.lay.closed && root.again < maxStarved {
		root.starved[at], root.starving = true, true
	}
}

// holdsObject reports whether a value can be an own object, to which a callee
// may write.
func holdsObject(v Value) bool {
	return slices.ContainsFunc(v.parts, func(p part) bool { return p.atom.Kind == kindObj })
}

// counts reports whether all that a function does is to return numbers: data,
// as plain functions see it.
func counts(f *ssa.Function, s *Summary) bool {
	if s.makes || len(s.Events) > 0 || len(s.Stored) > 0 || s.Returns != s.Layout.all {
		return false
	}
	for r := range f.Signature.Results().Variables() {
		if classOf(r.Type()) != Number || ofParameter(r.Type()) != 0 {
			return false
		}
	}
	return true
}

// onlyCounts reports whether nothing of what a function is given matters: its
// numbers are unknown whatever that is.
func (u *unit) onlyCounts(f *ssa.Function, s *Summary) bool {
	return counts(f, s) && u.leavesAlone(f) && !slices.ContainsFunc(s.Results, func(v Value) bool { return len(v.parts) > 0 })
}

// tellsCallee reports whether something is known of an argument on which the
// callee depends.
func (e *evaluation) tellsCallee(f *ssa.Function, s *Summary, args, bindings []Value) bool {
	depends := func(k SourceKind, i int) bool {
		for _, b := range s.Layout.Blocks {
			if b.Source.isParam() && b.Source.Index == i && (b.Source.Kind == Free) == (k == Free) {
				return true
			}
			if with, ok := b.Source.comparing(); ok && with.isSource && k == Param && with.source.isParam() && with.source.Index == i {
				return true
			}
		}
		return false
	}
	for i, v := range args {
		v = v.restrict(e.cur)
		if v.fields != nil {
			return true
		}
		for _, p := range v.parts {
			switch {
			case p.atom.Kind == kindObj:
				if _, cell := e.cellAt(p.atom); cell || e.worthFollowing(p.atom.Ref) {
					return true
				}
			case p.atom.Kind == kindAddr:
				if _, cell := e.cellAt(p.atom); cell {
					return true
				}
			case p.atom.Kind == kindFunc, depends(Param, i):
				return true
			}
		}
	}
	for i, b := range bindings {
		captured := e.capturedValue(b)
		if len(captured.parts) > 0 && depends(Free, i) || slices.ContainsFunc(captured.parts, func(p part) bool { return p.atom.Kind == kindFunc }) {
			return true
		}
	}
	return false
}

// worthFollowing reports whether a callee that gets an object may decide by
// it, or fill it: a struct with cells, or a list or map of such values.
func (e *evaluation) worthFollowing(obj ssa.Value) bool {
	if _, table := obj.(*ssa.Global); table {
		return true
	}
	if e.get(memKey{obj, escapedPath}).top.contains(e.cur) {
		return false
	}
	var elem types.Type
	switch t := obj.Type().Underlying().(type) {
	case *types.Map:
		elem = t.Elem()
	case *types.Pointer:
		array, isArray := t.Elem().Underlying().(*types.Array)
		if !isArray {
			return e.unit.hasCells(t.Elem())
		}
		elem = array.Elem()
	}
	if elem == nil {
		return false
	}
	if p, isPointer := elem.Underlying().(*types.Pointer); isPointer {
		elem = p.Elem()
	}
	_, isStruct := elem.Underlying().(*types.Struct)
	return isStruct || followed(elem)
}

// inline evaluates a callee in place: in the lanes, with the memory and into
// the events of this function.
func (e *evaluation) inline(x *ssa.Call, f *ssa.Function, args, bindings []Value) outcomeOf {
	in := newEvaluation(e.unit, f)
	defer func() { e.unit.current = e.fn }()
	in.lay, in.outer, in.path, in.args, in.bound = e.lay, e, e.unit.below(e.path, x), args, bindings
	in.reset()
	in.fuel = e.fuel
	in.propagate(e.recording)
	e.fuel = in.fuel
	e.mentioned = e.mentioned.Union(in.mentioned)
	for s, n := range in.reads {
		if e.reads[s] += n; e.readsAgain() {
			e.reads[s] += n
		}
	}
	for _, c := range in.comparisons {
		e.comparisons.add(c)
	}
	if len(in.left) > 0 {
		e.mem, e.memOwned = in.left[0].mem, false
		if len(in.left) > 1 {
			e.mem, e.memOwned = e.joinMemories(in.left), true
		}
		e.forgetMadeBelow(in.path, in.results)
	}
	var ways paths
	for _, r := range in.left {
		for _, w := range r.ways {
			ways = ways.add(w, e.unit.ways, e.lay)
		}
	}
	for _, w := range in.failing {
		e.failing = e.failing.add(w, e.unit.ways, e.lay)
	}
	for _, w := range in.fine {
		e.fine = e.fine.add(w, e.unit.ways, e.lay)
	}
	var ended Lanes
	for _, l := range in.well {
		ended = ended.or(l)
	}
	e.dies(ended.minus(in.returns), false)
	return outcomeOf{in.results, in.returns, ways}
}

// forgetMadeBelow drops the objects of a call that nothing refers to any more.
func (e *evaluation) forgetMadeBelow(path *callPath, results []Value) {
	local := map[ssa.Value]bool{}
	work := slices.Clone(results)
	for obj, o := range e.mem.objects {
		if madeIn(obj).under(path) {
			local[obj] = true
			continue
		}
		for _, c := range o.cells {
			work = append(work, *c.value)
		}
	}
	if len(local) == 0 {
		return
	}
	for _, v := range e.shared {
		work = append(work, v)
	}
	for _, vs := range e.closures {
		work = append(work, vs...)
	}
	for len(work) > 0 {
		v := work[len(work)-1]
		work = work[:len(work)-1]
		for _, f := range v.fields {
			work = append(work, f)
		}
		for _, p := range v.parts {
			if p.atom.Kind == kindObj && local[p.atom.Ref] {
				delete(local, p.atom.Ref)
				for _, c := range e.mem.objects[p.atom.Ref].cells {
					work = append(work, *c.value)
				}
			}
		}
	}
	if len(local) == 0 {
		return
	}
	e.mem, e.memOwned = e.mem.clone(), true
	for obj := range local {
		delete(e.mem.objects, obj)
	}
}
