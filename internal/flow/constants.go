package flow

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// Rules can name strings that are written in the code, and constants and
// variables of libraries. written.go finds the places in the source where one
// is used; here the interpreter meets them as operands, and knows in which
// lanes.

// A written is a constant, or a package variable, in a function.
type written struct {
	typ   string
	value string // as constant.ExactString, or the name of the variable
}

func writtenConst(t types.Type, v constant.Value) written {
	return written{types.TypeString(t, nil), v.ExactString()}
}

// matchConstants records the operands of an instruction that rules name.
func (e *evaluation) matchConstants(instr ssa.Instruction) {
	places := e.writtenHere()
	if len(places) == 0 {
		return
	}
	switch x := instr.(type) {
	case *ssa.Phi:
		return
	case *ssa.BinOp:
		if isComparison(x) {
			return
		}
	case *ssa.Store:
		e.inForce(x, func() { e.matchOperands(places, x) })
		return
	case *ssa.UnOp:
		if g, ok := x.X.(*ssa.Global); ok && !onlyCompared(x) {
			e.matchWritten(places[written{value: globalName(g)}], instr, e.cur)
		}
		return
	}
	e.matchOperands(places, instr)
}

func (e *evaluation) matchOperands(places map[written][]place, instr ssa.Instruction) {
	for _, op := range instr.Operands(nil) {
		if c, ok := (*op).(*ssa.Const); ok && c.Value != nil && !isKeyOperand(instr, op) {
			e.matchWritten(places[writtenConst(c.Type(), c.Value)], instr, e.cur)
		}
	}
}

// matchPhis records the constants that the edges into a block choose between.
func (e *evaluation) matchPhis(b *ssa.BasicBlock) {
	places := e.writtenHere()
	if len(places) == 0 {
		return
	}
	for _, instr := range b.Instrs {
		phi, ok := instr.(*ssa.Phi)
		if !ok {
			return
		}
		if onlyCompared(phi) {
			continue
		}
		for i, x := range phi.Edges {
			if c, ok := x.(*ssa.Const); ok && c.Value != nil {
				e.matchWritten(places[writtenConst(c.Type(), c.Value)], phi, e.edgeInto(b, i))
			}
		}
	}
}

func (e *evaluation) writtenHere() map[written][]place {
	if !e.recording || !e.unit.Own {
		return nil
	}
	if e.places == nil {
		e.places = e.unit.writtenIn(e.fn)
		if e.places == nil {
			e.places = map[written][]place{}
		}
	}
	return e.places
}

// matchWritten records the place of a constant that an instruction uses: of
// several, the first behind the instruction's own position.
func (e *evaluation) matchWritten(places []place, at ssa.Instruction, l Lanes) {
	if len(places) == 0 || l.empty() {
		return
	}
	p, from := places[0], placeOf(at)
	for _, q := range places[1:] {
		if p.pos >= from {
			break
		}
		p = q
	}
	if p.row != "" {
		l = l.and(e.rowOf(p.row))
	}
	site := e.unit.position(p.pos)
	for _, use := range p.uses {
		if e.unit.applies(use.rule) {
			e.emit(Event{Kind: Op, Name: use.rule.ID, Detail: use.detail, Site: site}, l, e.witness(p.pos, false))
		}
	}
}

// rowOf is where the row of a table that is keyed by environment is looked up.
func (e *evaluation) rowOf(name string) Lanes {
	w, ok := e.universe().Lookup(name)
	if !ok {
		return e.lay.all
	}
	e.mentionSpelling(strAtom(name))
	return oneLane(int(w)).or(e.lay.all.minus(e.lay.worlds))
}

func isComparison(x *ssa.BinOp) bool { return isComparisonToken(x.Op) }

// onlyCompared reports whether a value decides something and goes nowhere else.
func onlyCompared(v ssa.Value) bool {
	refs := v.Referrers()
	if refs == nil {
		return false
	}
	for _, r := range *refs {
		switch r := r.(type) {
		case *ssa.DebugRef:
		case *ssa.BinOp:
			if !isComparison(r) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// isKeyOperand reports whether an operand is the key of a map.
func isKeyOperand(instr ssa.Instruction, op *ssa.Value) bool {
	switch x := instr.(type) {
	case *ssa.MapUpdate:
		return op == &x.Key
	case *ssa.Lookup:
		return op == &x.Index
	}
	return false
}

func globalName(g *ssa.Global) string { return g.Pkg.Pkg.Path() + "." + g.Name() }
