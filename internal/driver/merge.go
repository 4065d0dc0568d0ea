package driver

import (
	"cmp"
	"slices"

	"github.com/envlint/envlint/internal/reach"
)

// Merge joins the programs of several mains: an operation that more than one
// reaches is one operation with a path for each.
func Merge(programs []*reach.Program) *reach.Program {
	type key struct {
		pos  reach.Position
		rule string
		call string
	}
	merged := &reach.Program{}
	index := map[key]int{}
	for _, p := range programs {
		merged.Mains = append(merged.Mains, p.Mains...)
		merged.Libraries = append(merged.Libraries, p.Libraries...)
		merged.Variables = append(merged.Variables, p.Variables...)
		merged.Notes = append(merged.Notes, p.Notes...)
		merged.Line = append(merged.Line, p.Line...)
		merged.Mentioned = merged.Mentioned.Union(p.Mentioned)
		for _, op := range p.Operations {
			k := key{op.Pos, op.Rule.ID, op.Call}
			i, ok := index[k]
			if !ok {
				i = len(merged.Operations)
				index[k] = i
				merged.Operations = append(merged.Operations, op)
				merged.Operations[i].Paths = nil
			}
			into := &merged.Operations[i]
			into.Calls = max(into.Calls, op.Calls)
			into.Allow = into.Allow.Union(op.Allow)
			into.ByClient = into.ByClient || op.ByClient
			into.Paths = append(into.Paths, op.Paths...)
		}
	}
	for _, list := range []*[]string{&merged.Mains, &merged.Libraries, &merged.Variables, &merged.Notes} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	slices.SortFunc(merged.Line, func(a, b reach.Line) int { return cmp.Compare(a.Main, b.Main) })
	for i := range merged.Operations {
		// The finding at a client does not speak for a main that is worse off.
		op := &merged.Operations[i]
		op.ByClient = op.ByClient && op.Grade() <= reach.Credential
		slices.SortStableFunc(merged.Operations[i].Paths, func(a, b reach.Path) int { return cmp.Compare(a.Main, b.Main) })
	}
	slices.SortFunc(merged.Operations, func(a, b reach.Operation) int {
		return cmp.Or(comparePositions(a.Pos, b.Pos), cmp.Compare(a.Rule.ID, b.Rule.ID), cmp.Compare(a.Call, b.Call))
	})
	return merged
}

func comparePositions(a, b reach.Position) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}
