package flow

import (
	"go/types"
	"slices"
	"strconv"

	"golang.org/x/tools/go/ssa"
)

// In
//
//	func In(names ...string) bool { return slices.Contains(names, current) }
//
// callers know how long the list is, and mostly what is in it. So the function is
// evaluated for a list of each small length, too, whose elements are sources. That
// is what it does where nobody else has the list: it is written in the call, or
// all else that the function is given is data.

// maxListed is the longest list for which a function is evaluated.
const maxListed = 6

// A givenList is what a parameter holds for which callers pass a list of n
// elements.
type givenList struct {
	*ssa.Parameter
	index, n int
}

// Type is that of the array behind the list.
func (l *givenList) Type() types.Type {
	elem := l.Parameter.Type().Underlying().(*types.Slice).Elem()
	return types.NewPointer(types.NewArray(elem, int64(l.n)))
}

// fill puts the elements into a memory. Nobody else has the list.
func (l *givenList) fill(e *evaluation, m *memory) {
	c := classOf(l.Parameter.Type().Underlying().(*types.Slice).Elem())
	for k := range l.n {
		v := e.lay.read(Source{Kind: Element, Index: l.index, Name: strconv.Itoa(k)}, c)
		m.put(memKey{l, "[" + strconv.Itoa(k) + "]"}, &v)
	}
}

// listed works out what a function answers for lists of each length.
func (u *unit) listed(f *ssa.Function, s *Summary) {
	i, ok := u.listParam(f)
	if !ok {
		return
	}
	for n := range maxListed {
		e := newEvaluation(u, f)
		e.given = &givenList{f.Params[i], i, n + 1}
		one := compact(e.run(true), u)
		if !slices.ContainsFunc(one.Results, func(v Value) bool { return len(v.parts) > 0 }) {
			s.Lists = nil
			return // it makes no difference
		}
		s.Lists = append(s.Lists, one)
	}
	s.ListParam = i
}

// listParam is the list that a function that other packages may ask is given.
func (u *unit) listParam(f *ssa.Function) (i int, ok bool) {
	obj, isFunc := f.Object().(*types.Func)
	if !u.Own || !isFunc || !obj.Exported() || len(f.Blocks) > maxInlineBlocks || u.probed != 0 || len(u.directed(obj)) > 0 || len(f.Params) == 0 {
		return 0, false
	}
	if !slices.ContainsFunc(slices.Collect(f.Signature.Results().Variables()), func(r *types.Var) bool { return classOf(r.Type()) == Truth }) {
		return 0, false
	}
	i = slices.IndexFunc(f.Params, func(p *ssa.Parameter) bool {
		list, ok := p.Type().Underlying().(*types.Slice)
		return ok && ofParameter(list.Elem()) == tells && classOf(list.Elem()) != Truth
	})
	return i, i >= 0
}

// withList is the summary of a callee for the list that it is given here, and
// the arguments, of which that then has its elements for fields.
func (e *evaluation) withList(x ssa.CallInstruction, s *Summary, args []Value) (*Summary, []Value) {
	call, now := x.(*ssa.Call)
	if !now || len(s.Lists) == 0 || s.ListParam >= len(args) || !hasItAlone(call, s.ListParam) {
		return s, args
	}
	elements := e.elements(args[s.ListParam].restrict(e.cur))
	if n := len(elements); n == 0 || n > len(s.Lists) {
		return s, args
	}
	list := Value{top: e.cur, fields: map[string]Value{}}
	for k, v := range elements {
		list.fields[strconv.Itoa(k)] = v
	}
	args = slices.Clone(args)
	args[s.ListParam] = list
	return s.Lists[len(elements)-1], args
}

// hasItAlone reports whether a callee gets a list by argument i only.
func hasItAlone(x *ssa.Call, i int) bool {
	list, data, again := x.Call.Args[i], true, false
	for j, a := range x.Call.Args {
		if j != i {
			_, basic := a.Type().Underlying().(*types.Basic)
			data, again = data && basic, again || a == list
		}
	}
	return data || !again && writtenInCall(list, x)
}

// writtenInCall reports whether a list is a literal that only the call uses.
func writtenInCall(list ssa.Value, x *ssa.Call) bool {
	slice, ok := list.(*ssa.Slice)
	if !ok || !usedBy(slice, x) {
		return false
	}
	array, ok := slice.X.(*ssa.Alloc)
	return ok && !slices.ContainsFunc(*array.Referrers(), func(use ssa.Instruction) bool {
		element, ok := use.(*ssa.IndexAddr)
		return use != slice && (!ok || slices.ContainsFunc(*element.Referrers(), func(use ssa.Instruction) bool {
			store, ok := use.(*ssa.Store)
			return !ok || store.Addr != element
		}))
	})
}

// usedBy reports whether an instruction is all that uses a value.
func usedBy(v ssa.Value, x ssa.Instruction) bool {
	return !slices.ContainsFunc(*v.Referrers(), func(use ssa.Instruction) bool { return use != x })
}
