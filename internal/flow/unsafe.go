package flow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// exposeUnsafely lets memory go where no type follows it: what a pointer points
// to that becomes an unsafe.Pointer can be written by anybody, now and later.
// The wrappers that cgo makes return their results this way.
func (e *evaluation) exposeUnsafely(x *ssa.Convert) {
	to, ok := x.Type().Underlying().(*types.Basic)
	ptr, isPtr := x.X.Type().Underlying().(*types.Pointer)
	if !ok || to.Kind() != types.UnsafePointer || !isPtr {
		return
	}
	v := e.value(x.X)
	e.giveAway(v, e.cur, x)
	e.overwrite(x.X, x)
	if _, ok := e.unit.partsOf(ptr.Elem()); !ok {
		return
	}
	for _, p := range v.parts {
		if l := p.lanes.and(e.cur); p.atom.Kind == kindObj && !l.empty() {
			for _, path := range e.unit.parts[ptr.Elem()].paths {
				e.share(memKey{p.atom.Ref, p.atom.S + path}, unknown(l))
			}
		}
	}
}
