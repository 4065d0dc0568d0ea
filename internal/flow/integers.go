package flow

import "go/types"

// integerAs converts a value between types of integers. What does not fit
// becomes another number: that of a constant is known, that of a source not.
func integerAs(v Value, from, to types.Type) Value {
	source, isInteger := integerOf(from)
	target, ok := integerOf(to)
	if !isInteger || !ok {
		return unknown(v.domain())
	}
	if target.holds(source) {
		return v
	}
	out := unknown(v.top)
	for _, p := range v.parts {
		if i, known := target.wrap(p.atom.I); p.atom.Kind == kindInt && known {
			out = out.join(exactly(intAtom(i), p.lanes))
		} else {
			out = out.join(unknown(p.lanes))
		}
	}
	return out
}

// An integer is a type of integers.
type integer struct {
	bits     uint
	unsigned bool
}

// sizes are those of the machines that programs are deployed on.
var sizes = types.SizesFor("gc", "amd64")

func integerOf(t types.Type) (integer, bool) {
	b, ok := t.Underlying().(*types.Basic)
	if !ok || b.Info()&types.IsInteger == 0 || b.Info()&types.IsUntyped != 0 {
		return integer{}, false
	}
	return integer{uint(8 * sizes.Sizeof(b)), b.Info()&types.IsUnsigned != 0}, true
}

// holds reports whether every number of another type is one of this.
func (t integer) holds(o integer) bool {
	switch {
	case t.unsigned == o.unsigned:
		return t.bits >= o.bits
	case t.unsigned:
		return false
	}
	return t.bits > o.bits
}

// wrap is what a number becomes; ok is false if that is none of int64.
func (t integer) wrap(i int64) (_ int64, ok bool) {
	if t.bits == 64 {
		return i, !t.unsigned || i >= 0
	}
	i &= 1<<t.bits - 1
	if !t.unsigned && i >= 1<<(t.bits-1) {
		i -= 1 << t.bits
	}
	return i, true
}
