package flow

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
	"golang.org/x/tools/go/ssa"
)

// whereArgument is where an argument of a call passes a test; args are those
// without the receiver.
func (e *evaluation) whereArgument(x ssa.CallInstruction, args []ssa.Value, t *catalog.Test, unknown bool) Lanes {
	if len(t.From) > 0 {
		if slices.ContainsFunc(args, func(a ssa.Value) bool { return madeOf(a, t.From) }) {
			return e.cur
		}
		return Lanes{}
	}
	if t.Default != "" {
		if e.unit.switchedOn(x, args, t) {
			return e.cur
		}
		return Lanes{}
	}
	if arg := argumentOf(x, args, t); arg != nil {
		v, typ := e.concrete(arg)
		return e.where(v, typ, t, unknown)
	}
	i := len(args) - 1
	if !x.Common().Signature().Variadic() || i < 0 || indexOf(x.Common().Signature(), t) != i {
		return Lanes{}
	}
	list, ok := args[i].Type().Underlying().(*types.Slice)
	if !ok {
		return Lanes{}
	}
	v := e.value(args[i])
	var l Lanes
	for _, el := range e.elements(v) {
		l = l.or(e.where(el, list.Elem(), t, unknown))
	}
	if a, none := v.atom(e.cur); none && a == nilAtom && t.Absent {
		return e.cur
	}
	if unknown && len(e.elements(v)) == 0 {
		return e.cur
	}
	return l
}

// indexOf is the index of the argument that a test is of.
func indexOf(sig *types.Signature, t *catalog.Test) int {
	if t.Param != "" {
		return parameter(sig, t.Param)
	}
	return t.Arg
}

func parameter(sig *types.Signature, name string) int {
	for i := range sig.Params().Len() {
		if sig.Params().At(i).Name() == name {
			return i
		}
	}
	return -1
}

// concrete is the value of an operand, of an interface that of what is in it.
func (e *evaluation) concrete(x ssa.Value) (Value, types.Type) {
	m, ok := x.(*ssa.MakeInterface)
	if !ok {
		return e.value(x), x.Type()
	}
	if _, pointer := m.X.Type().Underlying().(*types.Pointer); pointer {
		return e.value(m), m.X.Type() // an interface with a nil pointer in it is not nil
	}
	return e.value(m.X), m.X.Type()
}

// where is where a value can be what a test asks for. What is not known at all
// counts only if unknown is set: a rule speaks of constants. A source may be
// the constant, and in its own lanes it says so.
func (e *evaluation) where(v Value, t types.Type, test *catalog.Test, unknown bool) Lanes {
	var l Lanes
	for _, text := range test.Equals {
		want, ok := atomOf(text, t)
		if !ok {
			continue
		}
		for _, p := range v.parts {
			if p.atom.Kind == kindSym && p.atom.Src.configured() && want.Kind == kindStr && p.atom.Src.Default.S != text {
				continue // it may be any string, so also this one
			}
			yes, _ := e.equals(p.atom, want, p.lanes)
			l = l.or(yes)
		}
		if want.Kind == kindBool {
			e.compared(v)
		}
	}
	for _, prefix := range test.Prefix {
		yes, _ := split(e.testStrings("begins", Value{parts: v.parts}, exactly(strAtom(prefix), e.lay.all)), e.cur)
		l = l.or(yes)
	}
	for _, p := range v.parts {
		if e.passes(p.atom, test) {
			l = l.or(p.lanes)
		}
		if unknown && p.atom.Kind == kindSym {
			l = l.or(p.lanes)
		}
	}
	if unknown {
		return l.or(v.top).and(e.cur)
	}
	// In the lanes of other sources a constant may be unknown.
	return l.or(v.top.minus(e.lay.worlds)).and(e.cur)
}

// passes tests one atom by everything but Equals and Prefix.
func (e *evaluation) passes(a Atom, t *catalog.Test) bool {
	switch {
	case a.Kind == kindStr:
		return t.Text(a.S)
	case a.Kind == kindInt:
		return t.Int(a.I)
	case a.reference():
		return t.Set || t.Returns != "" && e.returnsOnly(a, t.Returns)
	}
	return false
}

// returnsOnly reports whether a function returns nothing but one truth value,
// in every lane.
func (e *evaluation) returnsOnly(a Atom, text string) bool {
	want, err := strconv.ParseBool(text)
	f, _ := e.functionOf(a)
	if err != nil || f == nil {
		return false
	}
	s := e.unit.summaryOf(f)
	if s == nil || len(s.Results) == 0 || s.Returns.empty() {
		return false
	}
	got, ok := s.Results[0].atom(s.Returns)
	return ok && got == boolAtom(want)
}

// atomOf reads a constant as a rule writes it.
func atomOf(text string, t types.Type) (Atom, bool) {
	switch classOf(t) {
	case Text:
		return strAtom(text), true
	case Truth:
		b, err := strconv.ParseBool(text)
		return boolAtom(b), err == nil
	case Number:
		digits, negative := strings.CutPrefix(text, "-")
		v := constant.ToInt(constant.MakeFromLiteral(digits, token.INT, 0))
		if negative {
			v = constant.UnaryOp(token.SUB, v, 0)
		}
		if v.Kind() != constant.Int {
			return Atom{}, false
		}
		i, ok := constant.Int64Val(v)
		return intAtom(i), ok
	case Reference:
		return nilAtom, text == "nil"
	}
	return Atom{}, false
}
