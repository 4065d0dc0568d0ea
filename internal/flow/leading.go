package flow

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// maxLeading bounds the steps to the beginning of a text.
const maxLeading = 8

// leading is what a text begins with, as far as the interpreter knows it: the
// leftmost operand of a concatenation, or what a format starts with. The host
// of an address is there even where the rest of it is data.
func (e *evaluation) leading(x ssa.Value, steps int) Value {
	v := e.value(x)
	if steps == 0 || v.top.empty() {
		return v
	}
	var first Value
	switch x := x.(type) {
	case *ssa.BinOp:
		if x.Op != token.ADD {
			return v
		}
		first = e.leading(x.X, steps-1)
	case *ssa.Call:
		first = e.leadingOfCall(x, steps-1)
	case *ssa.ChangeType:
		first = e.leading(x.X, steps-1)
	case *ssa.MakeInterface:
		first = e.leading(x.X, steps-1)
	case *ssa.Parameter:
		// Evaluated in place, it is what the caller passes.
		i := slices.Index(e.fn.Params, x)
		if e.outer == nil || i >= len(e.path.site.Common().Args) {
			return v
		}
		first = e.outer.leading(e.path.site.Common().Args[i], steps-1)
	default:
		return v
	}
	known := Value{parts: v.parts}
	return known.join(first.restrict(v.top))
}

// leadingOfCall knows the functions that put an address together.
func (e *evaluation) leadingOfCall(x *ssa.Call, steps int) Value {
	f := x.Call.StaticCallee()
	p := declaredIn(f)
	if p == nil || len(x.Call.Args) == 0 {
		return unknown(e.cur)
	}
	switch p.Path() + "." + f.Name() {
	case "fmt.Sprintf":
		return e.leadingOfFormat(x, steps)
	case "fmt.Sprint":
		if first := element(x.Call.Args[0], 0); first != nil {
			return e.leading(first, steps)
		}
	case "net/url.JoinPath", "strings.TrimRight", "strings.TrimSuffix", "strings.TrimSpace":
		return e.leading(x.Call.Args[0], steps)
	}
	return unknown(e.cur)
}

// leadingOfFormat is the text before the first verb of a constant format, or
// the argument of a verb that it starts with.
func (e *evaluation) leadingOfFormat(x *ssa.Call, steps int) Value {
	out := Value{}
	format := e.value(x.Call.Args[0])
	for _, p := range format.parts {
		if p.atom.Kind != kindStr {
			out = out.join(unknown(p.lanes))
			continue
		}
		text, _, _ := strings.Cut(p.atom.S, "%")
		verb := text == "" && (strings.HasPrefix(p.atom.S, "%s") || strings.HasPrefix(p.atom.S, "%v"))
		switch first := element(x.Call.Args[1], 0); {
		case !verb:
			out = out.join(exactly(strAtom(text), p.lanes))
		case first != nil:
			out = out.join(e.leading(first, steps).restrict(p.lanes))
		default:
			out = out.join(unknown(p.lanes))
		}
	}
	return out.join(unknown(format.top))
}

// element is what is stored at an index of the slice that a variadic call
// makes for its arguments; nil if x is no such slice.
func element(x ssa.Value, index int64) ssa.Value {
	slice, ok := x.(*ssa.Slice)
	if !ok {
		return nil
	}
	array, ok := slice.X.(*ssa.Alloc)
	if !ok || array.Comment != "varargs" {
		return nil
	}
	for _, r := range *array.Referrers() {
		addr, ok := r.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		c, ok := addr.Index.(*ssa.Const)
		if !ok || c.Value == nil || c.Value.Kind() != constant.Int || c.Int64() != index {
			continue
		}
		for _, r := range *addr.Referrers() {
			if s, ok := r.(*ssa.Store); ok {
				v := s.Val
				if m, ok := v.(*ssa.MakeInterface); ok && types.Identical(m.X.Type().Underlying(), types.Typ[types.String]) {
					return m.X
				}
				return nil
			}
		}
	}
	return nil
}
