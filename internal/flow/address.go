package flow

import (
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

func (e *evaluation) fieldAddr(x *ssa.FieldAddr) Value {
	base := e.value(x.X)
	st := x.X.Type().Underlying().(*types.Pointer).Elem()
	path := "." + strconv.Itoa(x.Field)
	cell, ok := e.unit.cellOfType(st, path)
	addr := Atom{Kind: kindAddr, Src: cell}
	if !ok {
		addr = Atom{Kind: kindAddr, Ref: x}
	}
	out := Value{}
	if !base.top.empty() {
		out = exactly(addr, base.top)
	}
	for _, p := range base.parts {
		if p.atom.Kind == kindObj {
			out = out.join(exactly(Atom{Kind: kindObj, Ref: p.atom.Ref, S: p.atom.S + path}, p.lanes))
		} else {
			out = out.join(exactly(addr, p.lanes))
		}
	}
	return out
}

// cellAt is the cell that an address leads to, if it is that of one.
func (e *evaluation) cellAt(a Atom) (Source, bool) {
	switch {
	case a.Kind == kindObj && a.S != "":
		return e.unit.cellOfPart(a.Ref, a.S)
	case a.Kind != kindAddr || a.Ref != nil:
	case a.Src.Kind == FieldCell || a.Src.Kind == VarCell || a.Src.Kind == Free:
		// What begins so is no variable of the program.
		return a.Src, !strings.HasPrefix(a.Src.Name, "!")
	}
	return Source{}, false
}

// handOut lets others write to what they get the address of: to an own object,
// and to a cell, which can hold anything from now on.
func (e *evaluation) handOut(a Atom, l Lanes, at ssa.Instruction) {
	if a.Kind == kindObj {
		e.expose(a.Ref, l, at)
	}
	if s, ok := e.cellAt(a); ok {
		e.storeCell(s, unknown(l), l, types.Typ[types.Invalid], at)
	}
}

// overwriteCell lets unknown code write to a cell whose address it gets: what it
// writes is configuration, as what it decodes into a struct is.
func (e *evaluation) overwriteCell(a Atom, t types.Type, l Lanes, at ssa.Instruction) {
	s, ok := e.cellAt(a)
	if !ok {
		return
	}
	v, class := unknown(l), classOf(t)
	switch name := lastName(s.Name); {
	case s.Kind == FieldCell:
		v = e.decoded(s, Value{})
	case s.Kind == Free, class == Opaque, class == Reference, e.ofRequest(fieldNote{}):
	case class == Text && isEnvironmentKey(e.unit.config, keyNote(name)):
		v = e.environment(name, Constant{}, false)
	default:
		v = e.config("variable:"+s.Name, Constant{}, class)
	}
	e.storeCell(s, v.restrict(l), l, t, at)
}

func (e *evaluation) field(x *ssa.Field) Value {
	path := "." + strconv.Itoa(x.Field)
	if v, known := e.part(e.value(x.X), path); known {
		return v
	}
	if s, ok := e.unit.cellOfType(x.X.Type(), path); ok {
		return e.readCell(s, x.Type())
	}
	return unknown(e.cur)
}

// index reads an element of an array value, or a byte of a string. Elements at
// unknown places are given away: they are not followed further.
func (e *evaluation) index(x *ssa.Index) Value {
	v := e.value(x.X)
	if a, ok := e.value(x.Index).atom(e.cur); ok && a.Kind == kindInt {
		if el, known := e.part(v, "["+strconv.FormatInt(a.I, 10)+"]"); known {
			return el
		}
	}
	e.publish(v, x.X.Type(), e.cur, x)
	return unknown(e.cur)
}

// part is a part of an aggregate value, if anything is known of it.
func (e *evaluation) part(v Value, path string) (part Value, known bool) {
	if f, ok := v.fields[path]; ok {
		return f, true
	}
	if v.fields != nil {
		inner := Value{top: e.cur, fields: map[string]Value{}}
		for p, f := range v.fields {
			if len(p) > len(path) && p[:len(path)] == path && (p[len(path)] == '.' || p[len(path)] == '[') {
				inner.fields[p[len(path):]] = f
			}
		}
		if len(inner.fields) > 0 {
			return inner, true
		}
	}
	return Value{}, false
}

func (e *evaluation) indexAddr(x *ssa.IndexAddr) Value {
	base, index := e.value(x.X), e.value(x.Index)
	path := anyElement
	if a, ok := index.atom(e.cur); ok && a.Kind == kindInt {
		path = "[" + strconv.FormatInt(a.I, 10) + "]"
	}
	out := unknown(base.top)
	_, table, _ := e.ownOrTable(base)
	for _, p := range base.parts {
		switch {
		case p.atom.Kind == kindObj:
			out = out.join(exactly(Atom{Kind: kindObj, Ref: p.atom.Ref, S: p.atom.S + path}, p.lanes))
		case table:
			// What is read from it is unknown there already.
		default:
			out = out.join(unknown(p.lanes))
		}
	}
	return out
}

// slice keeps the whole of an own array; a part of it is unknown.
func (e *evaluation) slice(x *ssa.Slice) Value {
	if x.Low == nil && x.High == nil && x.Max == nil {
		return e.value(x.X)
	}
	v := e.value(x.X)
	e.giveAway(v.restrict(e.cur), e.cur, x)
	return unknown(e.cur)
}
