package report

import (
	"cmp"
	"slices"

	"github.com/envlint/envlint/internal/reach"
)

// A group is the operations of one category that one main reaches.
type group struct {
	Category, Kind string
	Rows           []row
}

// A row is one operation as one main reaches it.
type row struct {
	*reach.Operation
	Name, Place string
	Cells       []string // by environment, in the order of the columns
	Path        reach.Path
}

// groups sorts what a main reaches by category: effects first, then settings.
func (r *Report) groups(main string) []group {
	var out []group
	for i := range r.Program.Operations {
		op := &r.Program.Operations[i]
		for _, p := range op.Paths {
			if p.Main != main {
				continue
			}
			at := slices.IndexFunc(out, func(g group) bool { return g.Category == op.Rule.Category })
			if at < 0 {
				at = len(out)
				out = append(out, group{Category: op.Rule.Category, Kind: kind(op.Rule)})
			}
			out[at].Rows = append(out[at].Rows, row{op, name(op), place(op.Pos), r.cells(p), p})
		}
	}
	slices.SortStableFunc(out, func(a, b group) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Category, b.Category))
	})
	return out
}
