package oracle

// A node stands for something that a free variable may influence: a variable,
// a cell, the entry of a function, its result, a place in it, or a site.
type node int

// Two nodes exist in every program.
const (
	nodeFree node = iota // what the free variables themselves say
	nodeExit             // the process ended early
)

// A taint says which nodes influence which. It is flow-insensitive: a site
// that it leaves out is certainly decided by the environment alone.
type taint struct{ to [][]node }

func newTaint() *taint { return &taint{make([][]node, 2)} }

// node returns a new node that from influence.
func (t *taint) node(from ...node) node {
	n := node(len(t.to))
	t.to = append(t.to, nil)
	t.edge(n, from...)
	return n
}

func (t *taint) edge(to node, from ...node) {
	for _, f := range from {
		t.to[f] = append(t.to[f], to)
	}
}

// reached returns all nodes that n influences.
func (t *taint) reached(n node) []bool {
	seen := make([]bool, len(t.to))
	work := []node{n}
	for len(work) > 0 {
		n := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[n] {
			continue
		}
		seen[n] = true
		work = append(work, t.to[n]...)
	}
	return seen
}
