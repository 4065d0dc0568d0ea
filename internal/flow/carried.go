package flow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Contexts and atomics hand values on without a type of their own. What a
// context carries under a key is a source, as what a variable holds is: who
// puts it there and who takes it out are seldom one function.

// inside is what an interface holds if that is a t.
func (e *evaluation) inside(x ssa.Value, t types.Type) (v Value, ok bool) {
	switch classOf(t) {
	case Text, Truth, Number:
	default:
		return v, false
	}
	switch x := x.(type) {
	case *ssa.MakeInterface:
		if types.Identical(x.X.Type(), t) {
			return e.value(x.X), true
		}
	case *ssa.Call:
		s, ok := e.carriedBy(x)
		if !ok {
			return v, false
		}
		e.countRead(s)
		return e.lay.read(s, classOf(t)), true
	}
	return v, false
}

// carriedBy is the source that a call reads out of a context or an atomic.
func (e *evaluation) carriedBy(x *ssa.Call) (Source, bool) {
	if x.Call.IsInvoke() {
		if e.unit.fullName(x.Call.Method) == "(context.Context).Value" {
			return e.contextKey(x.Call.Args[0])
		}
		return Source{}, false
	}
	if f := x.Call.StaticCallee(); f != nil {
		if obj, ok := f.Object().(*types.Func); ok && isAtomic(obj) && obj.Name() == "Load" {
			return e.atomicCell(x.Call.Args[0])
		}
	}
	return Source{}, false
}

// contextKey is what contexts carry under a key: a constant of one of our
// types, or an empty struct.
func (e *evaluation) contextKey(key ssa.Value) (Source, bool) {
	m, ok := key.(*ssa.MakeInterface)
	if !ok {
		return Source{}, false
	}
	n, ok := types.Unalias(m.X.Type()).(*types.Named)
	if !ok || !e.unit.ours(n.Obj().Pkg()) {
		return Source{}, false
	}
	name := typeKey(n.Obj())
	if st, isStruct := n.Underlying().(*types.Struct); isStruct {
		return Source{Kind: Carried, Name: name}, st.NumFields() == 0
	}
	c, ok := m.X.(*ssa.Const)
	if !ok || c.Value == nil {
		return Source{}, false
	}
	return Source{Kind: Carried, Name: name + " " + c.Value.ExactString()}, true
}

// putInContext notes what a context gets under a key.
func (e *evaluation) putInContext(x ssa.CallInstruction, args []ssa.Value) {
	if s, ok := e.contextKey(args[1]); ok {
		v, _ := e.concrete(args[2])
		e.storeSource(s, v, x)
	}
}

// atomicCell is what an atomic package variable holds that is used by its
// methods only.
func (e *evaluation) atomicCell(address ssa.Value) (Source, bool) {
	g, ok := address.(*ssa.Global)
	if !ok || !e.unit.atomics[g] {
		return Source{}, false
	}
	return Source{Kind: VarCell, Name: "!atomic:" + g.RelString(nil)}, true
}

func isAtomic(fn *types.Func) bool {
	return fn.Pkg() != nil && fn.Pkg().Path() == "sync/atomic" && fn.Signature().Recv() != nil
}

// atomic evaluates a method of an atomic; nil if it is not followed.
func (e *evaluation) atomic(x ssa.CallInstruction, fn *types.Func, args []ssa.Value) *outcomeOf {
	s, ok := e.atomicCell(args[0])
	if !ok {
		return nil
	}
	switch name := fn.Name(); {
	case name == "Load":
		// What an atomic.Value holds shows where it is asserted to be something.
		if c := classOf(fn.Signature().Results().At(0).Type()); c == Truth || c == Number {
			e.countRead(s)
			return &outcomeOf{results: []Value{e.lay.read(s, c)}, returns: e.cur}
		}
	case len(args) > 1:
		v, _ := e.concrete(args[len(args)-1])
		if !strings.HasSuffix(name, "Store") && !strings.HasSuffix(name, "Swap") {
			v = unknown(e.cur)
		}
		e.storeSource(s, v, x)
	}
	return nil
}

// isAtomicVariable reports whether a package variable is only used by methods
// of sync/atomic.
func isAtomicVariable(g *ssa.Global, uses []ssa.Instruction) bool {
	for _, use := range uses {
		switch x := use.(type) {
		case *ssa.DebugRef:
		case ssa.CallInstruction:
			f, args := x.Common().StaticCallee(), x.Common().Args
			if f == nil || slices.Index(args, ssa.Value(g)) != 0 || slices.Contains(args[1:], ssa.Value(g)) {
				return false
			}
			if obj, ok := f.Object().(*types.Func); !ok || !isAtomic(obj) {
				return false
			}
		default:
			return false
		}
	}
	return len(uses) > 0
}
