package flow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A decision is the condition that leads to one block or to others. What it
// decides in which lanes, its edges say.
type decision struct {
	// chain are the blocks that decide, the first one first: a condition with
	// && is several.
	chain  []*ssa.BasicBlock
	branch *ssa.If // the first of them
	others []*ssa.BasicBlock
}

// maxChain bounds the operands of a condition.
const maxChain = 8

// decisionInto is the decision that leads to a block; nil if anything but
// branches does.
func decisionInto(b *ssa.BasicBlock) *decision {
	first := b.Idom()
	if first == nil {
		return nil
	}
	d := &decision{chain: []*ssa.BasicBlock{first}}
	for todo := slices.Clone(b.Preds); len(todo) > 0; todo = todo[1:] {
		if p := todo[0]; !slices.Contains(d.chain, p) {
			d.chain = append(d.chain, p)
			todo = append(todo, p.Preds...)
		}
		if len(d.chain) > maxChain {
			return nil
		}
	}
	for _, c := range d.chain {
		branch := branchOf(c)
		if branch == nil || !first.Dominates(c) {
			return nil
		}
		if c == first {
			d.branch = branch
		}
		for _, s := range c.Succs {
			if s != b && !slices.Contains(d.chain, s) && !slices.Contains(d.others, s) {
				d.others = append(d.others, s)
			}
		}
	}
	if len(d.others) == 0 {
		return nil
	}
	d.extend()
	return d
}

// extend adds the operands of && before the last one: they go the other way,
// too.
func (d *decision) extend() {
	for len(d.chain) < maxChain && len(d.chain[0].Preds) == 1 {
		p := d.chain[0].Preds[0]
		branch := branchOf(p)
		if branch == nil || slices.ContainsFunc(p.Succs, func(s *ssa.BasicBlock) bool { return s != d.chain[0] && !slices.Contains(d.others, s) }) {
			return
		}
		d.chain, d.branch = slices.Insert(d.chain, 0, p), branch
	}
}

func branchOf(b *ssa.BasicBlock) *ssa.If {
	branch, _ := b.Instrs[len(b.Instrs)-1].(*ssa.If)
	return branch
}

// answer is true where a decision leads to the block, and false where it leads
// to the others. The ways are kept apart: one operand of || suffices.
func (e *evaluation) answer(d *decision, b *ssa.BasicBlock) Value {
	var vs []Value
	for i := range b.Preds {
		for _, l := range e.pathsInto(b, i) {
			vs = append(vs, exactly(boolAtom(true), l))
		}
	}
	for _, c := range d.chain {
		for i, s := range c.Succs {
			if slices.Contains(d.others, s) {
				for _, l := range e.edges[c.Index][i] {
					vs = append(vs, exactly(boolAtom(false), l))
				}
			}
		}
	}
	return oneOf(vs, e.unit.ways, e.lay)
}
