package flow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// blockOrder is reverse postorder over the reachable blocks, and the blocks
// that lie on a cycle.
func blockOrder(fn *ssa.Function) ([]*ssa.BasicBlock, map[*ssa.BasicBlock]bool) {
	var order []*ssa.BasicBlock
	seen := map[*ssa.BasicBlock]bool{}
	walk := func(root *ssa.BasicBlock) {
		type visit struct {
			b    *ssa.BasicBlock
			next int
		}
		if root == nil || seen[root] {
			return
		}
		seen[root] = true
		stack := []visit{{root, 0}}
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			if top.next < len(top.b.Succs) {
				s := top.b.Succs[top.next]
				top.next++
				if !seen[s] {
					seen[s] = true
					stack = append(stack, visit{s, 0})
				}
				continue
			}
			order = append(order, top.b)
			stack = stack[:len(stack)-1]
		}
	}
	walk(fn.Recover)
	walk(fn.Blocks[0])
	slices.Reverse(order)
	return order, onCycles(order)
}

// onCycles finds blocks on cycles as those between the ends of a back edge in
// the given order.
func onCycles(order []*ssa.BasicBlock) map[*ssa.BasicBlock]bool {
	number := make(map[*ssa.BasicBlock]int, len(order))
	for i, b := range order {
		number[b] = i
	}
	cyclic := map[*ssa.BasicBlock]bool{}
	for i, b := range order {
		for _, s := range b.Succs {
			if j := number[s]; j <= i {
				for k := j; k <= i; k++ {
					cyclic[order[k]] = true
				}
			}
		}
	}
	return cyclic
}
