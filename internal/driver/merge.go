package driver

import (
	"cmp"
	"reflect"
	"slices"

	"github.com/envlint/envlint/internal/reach"
)

// Merge joins the programs of several mains, and those of one main in several
// build variants: an operation that more than one reaches is one operation with
// a path for each main.
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
		merged.Asked = append(merged.Asked, p.Asked...)
		merged.Misnomers = append(merged.Misnomers, p.Misnomers...)
		merged.Mismatches = append(merged.Mismatches, p.Mismatches...)
		merged.TestEffects = append(merged.TestEffects, p.TestEffects...)
		for _, l := range p.Line {
			merged.Line = joinLine(merged.Line, l)
		}
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
			if !reflect.DeepEqual(into.Fix, op.Fix) {
				into.Fix = nil // right for one program only
			}
			into.Calls = max(into.Calls, op.Calls)
			into.Allow = into.Allow.Union(op.Allow)
			into.ByClient = into.ByClient || op.ByClient
			for _, path := range op.Paths {
				into.Paths = joinPath(into.Paths, path)
			}
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
	slices.SortFunc(merged.Asked, func(a, b reach.Asked) int { return cmp.Or(comparePositions(a.Pos, b.Pos), cmp.Compare(a.Text, b.Text)) })
	merged.Asked = slices.Compact(merged.Asked)
	slices.SortStableFunc(merged.Misnomers, func(a, b reach.Misnomer) int {
		return cmp.Or(comparePositions(a.Pos, b.Pos), cmp.Compare(a.Rule, b.Rule))
	})
	merged.Misnomers = slices.CompactFunc(merged.Misnomers, func(a, b reach.Misnomer) bool { return a.Pos == b.Pos && a.Rule == b.Rule })
	return merged
}

// joinPath adds a path. Of one main, the path of the variant that guards the
// operation worst stands for all.
func joinPath(paths []reach.Path, add reach.Path) []reach.Path {
	i := slices.IndexFunc(paths, func(p reach.Path) bool { return p.Main == add.Main })
	if i < 0 {
		return append(paths, add)
	}
	set, bare := paths[i].Set.Union(add.Set), paths[i].Bare.Union(add.Bare)
	if add.Grade > paths[i].Grade {
		paths[i] = add
	}
	paths[i].Set, paths[i].Bare = set, bare
	return paths
}

func comparePositions(a, b reach.Position) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}

// joinLine adds what a variant of a main does with the line that was asked for.
func joinLine(lines []reach.Line, l reach.Line) []reach.Line {
	i := slices.IndexFunc(lines, func(o reach.Line) bool { return o.Main == l.Main })
	if i < 0 {
		return append(lines, l)
	}
	into := &lines[i]
	into.Set, into.Bare = into.Set.Union(l.Set), into.Bare.Union(l.Bare)
	for _, w := range l.Ways {
		if !slices.ContainsFunc(into.Ways, func(o reach.Path) bool { return reflect.DeepEqual(o.Frames, w.Frames) }) {
			into.Ways = append(slices.Clip(into.Ways), w)
		}
	}
	return lines
}
