package flow

import "golang.org/x/tools/go/ssa"

// expose publishes an own object to who may write to it.
func (e *evaluation) expose(obj ssa.Value, l Lanes, site ssa.Instruction) {
	e.escape(obj, l, site)
	if _, table := obj.(*ssa.Global); table {
		return
	}
	e.leak(e.get(memKey{obj, ""}), l, site)
	if k := (memKey{obj, exposedPath}); !e.get(k).top.contains(l) {
		e.set(k, unknown(e.get(k).top.or(l)))
	}
}

// exposed is what others may have written to an object.
func (e *evaluation) exposed(obj ssa.Value, l Lanes) Value {
	return unknown(e.get(memKey{obj, exposedPath}).top.and(l))
}
