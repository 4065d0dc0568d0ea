package flow

import (
	"go/constant"

	"golang.org/x/tools/go/ssa"
)

// value is the value of an operand in the present block: what is known of it,
// narrowed by the branches on the way.
func (e *evaluation) value(x ssa.Value) Value { return e.valueIn(x, e.block) }

func (e *evaluation) valueIn(x ssa.Value, b *ssa.BasicBlock) Value {
	v := e.operand(x)
	if r, ok := e.known[b.Index][x]; ok {
		return r.apply(e, v)
	}
	return v
}

// sentinelCell stands for every sentinel error: not nil.
const sentinelCell = "!sentinel"

// environmentCell begins the cells of variables that the project's
// configuration says hold the environment.
const environmentCell = "!environment:"

func everywhere(a Atom, e *evaluation) Value { return exactly(a, e.lay.all) }

func (e *evaluation) constValue(c *ssa.Const) Value {
	if c.Value == nil {
		if parts, ok := e.unit.partsOf(c.Type()); ok {
			if aggregate(c.Type()) {
				v := Value{top: e.lay.all, fields: map[string]Value{}}
				for path, t := range parts {
					v.fields[path] = exactly(zeroOf(t), e.lay.all)
				}
				return v
			}
		}
		return exactly(zeroOf(c.Type()), e.lay.all)
	}
	if a, ok := constAtom(c); ok {
		return exactly(a, e.lay.all)
	}
	return unknown(e.lay.all)
}

// constAtom is the atom of a constant that is no struct or array.
func constAtom(c *ssa.Const) (Atom, bool) {
	if c.Value == nil {
		a := zeroOf(c.Type())
		return a, a != nilAtom || classOf(c.Type()) == Reference
	}
	switch c.Value.Kind() {
	case constant.String:
		return strAtom(constant.StringVal(c.Value)), true
	case constant.Bool:
		return boolAtom(constant.BoolVal(c.Value)), true
	case constant.Int:
		i, exact := constant.Int64Val(c.Value)
		return intAtom(i), exact
	}
	return Atom{}, false
}
