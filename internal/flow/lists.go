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
// callers know how long the list is, and mostly what is in it. So what such a
// function answers is worked out for a list of each small length, whose elements
// are sources. What it does is the same summary as for any list.

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

// fill puts the elements into a memory that nobody else has.
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
func (e *evaluation) withList(s *Summary, args []Value) (*Summary, []Value) {
	if len(s.Lists) == 0 || s.ListParam >= len(args) {
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
