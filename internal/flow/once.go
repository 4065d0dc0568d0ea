package flow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A function that runs once gives everybody what it made then. Calls of it are
// never evaluated in place, where each would make something of its own.

// onceMark in a function atom says that it runs once.
const onceMark = "!once"

// once is a function value that runs what v holds once.
func once(v Value) Value {
	out := unknown(v.top)
	for _, p := range v.parts {
		if p.atom.Kind == kindFunc && p.atom.Ref != nil {
			p.atom.S = onceMark
		}
		out = out.join(Value{parts: []part{p}})
	}
	return out
}

// doOnce calls the function of a sync.Once. Whoever comes back from it knows
// that the function came back, now or before.
func (e *evaluation) doOnce(x ssa.CallInstruction, f Value) *outcomeOf {
	before := e.mem
	out := e.dynamic(x, once(f), nil)
	e.mem, e.memOwned = e.joinMemories([]reaching{{before, e.waysHere()}, {e.mem, e.waysHere()}}), true
	return &outcomeOf{returns: out.returns}
}

// runsOnce reports whether an instruction calls what runs a function one time,
// however often it is called itself: no request after the first one pays.
func runsOnce(at ssa.Instruction) bool {
	c, ok := at.(ssa.CallInstruction)
	if !ok {
		return false
	}
	f := c.Common().StaticCallee()
	if f == nil {
		return false
	}
	if o := f.Origin(); o != nil {
		f = o
	}
	return slices.Contains([]string{"(*sync.Once).Do", "sync.OnceFunc", "sync.OnceValue", "sync.OnceValues"}, f.RelString(nil))
}
