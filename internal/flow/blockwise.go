package flow

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A blockwise is what an evaluation keeps of values and blocks. Slices are
// indexed by block. Nobody keeps it when the evaluation is over.
type blockwise struct {
	vals   map[ssa.Value]Value
	tuples map[ssa.Value][]Value
	edges  [][]paths // to each successor
	in     []Lanes
	out    []Lanes // lanes that reach the end
	died   []Lanes // where the process ends
	well   []Lanes // where it ends well, or the function returns
	memOut []*memory
	// known is what the branches on the way to a block tell.
	known []map[ssa.Value]refinement
}

// reset empties it for a function, and keeps the memory.
func (k *blockwise) reset(fn *ssa.Function) {
	if k.vals == nil {
		k.vals, k.tuples = map[ssa.Value]Value{}, map[ssa.Value][]Value{}
	}
	clear(k.vals)
	clear(k.tuples)
	n := len(fn.Blocks)
	k.in, k.out, k.died, k.well = zeroed(k.in, n), zeroed(k.out, n), zeroed(k.died, n), zeroed(k.well, n)
	k.memOut, k.known, k.edges = zeroed(k.memOut, n), zeroed(k.known, n), zeroed(k.edges, n)
	for i, b := range fn.Blocks {
		k.edges[i] = make([]paths, len(b.Succs))
	}
}

// zeroed is a slice of n zeros, with the memory of s where that is enough.
func zeroed[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}
