package flow

import (
	"maps"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// What an exported table is made of, importers are told. Any package may change
// it, also one that is analysed later: so what is read from it is what it is
// made of where nobody does, which is a source that the root can fill, and
// unknown elsewhere.

// changedTable is true where somebody changes a table.
func changedTable(g *ssa.Global) Source {
	return Source{Kind: VarCell, Name: "!changed:" + g.RelString(nil)}
}

// shared reports whether an object is a variable that other packages can change.
// Those of a main are changed by its tests.
func shared(obj ssa.Value) bool {
	g, ok := obj.(*ssa.Global)
	return ok && g.Object() != nil && g.Object().Exported()
}

// orNil is a table, or nothing at all where somebody may have assigned that.
func (e *evaluation) orNil(g *ssa.Global, table Value) Value {
	if !shared(g) {
		return table
	}
	changed, _ := e.truthOf(changedTable(g))
	return table.join(exactly(nilAtom, changed))
}

// ownOrTable is the object that a list is, or the table: that may be none at all
// where somebody has changed it, of which its contents tell nothing either.
func (e *evaluation) ownOrTable(list Value) (a Atom, table, ok bool) {
	if a, ok = list.atom(e.cur); ok {
		return a, false, a.Kind == kindObj
	}
	for _, p := range list.parts {
		if shared(p.atom.Ref) && p.lanes.contains(e.cur) {
			a, table = p.atom, true
		} else if p.atom != nilAtom {
			return a, false, false
		}
	}
	return a, table, table && !list.top.intersects(e.cur)
}

// unlessChanged is what is read from an object, if it is no shared table that
// somebody changes.
func (e *evaluation) unlessChanged(obj ssa.Value, v Value) Value {
	if !shared(obj) {
		return v
	}
	changed, not := e.truthOf(changedTable(obj.(*ssa.Global)))
	perhaps := func(v Value) Value {
		return oneOf([]Value{v.restrict(not), unknown(v.domain().and(changed))}, e.unit.ways, e.lay)
	}
	if v.fields == nil {
		return perhaps(v)
	}
	out := Value{top: v.top, fields: map[string]Value{}}
	for path, f := range v.fields {
		out.fields[path] = perhaps(f)
	}
	return out
}

// table is what a table is made of, by part; nil if the variable is none.
func (u *unit) table(g *ssa.Global) map[string]Value {
	cells, known := u.tables[g]
	if known || g.Pkg == u.ssaPkg || !shared(g) {
		return cells
	}
	if f := u.packages[g.Pkg.Pkg.Path()]; f != nil && f.Tables[g.Name()] != nil {
		cells = map[string]Value{}
		for path, a := range f.Tables[g.Name()] {
			cells[path] = exactly(a, anyLane)
		}
	}
	u.tables[g] = cells
	return cells
}

// constants reports whether a table is made of constants.
func constants(cells map[string]Value) bool {
	for _, v := range cells {
		// A row of several fields is noted as being there.
		if a, ok := v.atom(anyLane); !ok || a.Kind != kindStr && a.Kind != kindBool && a.Kind != kindInt && a != nonNilAtom {
			return false
		}
	}
	return true
}

// sharedTables are those that importers are told of.
func (u *unit) sharedTables() map[string]map[string]Atom {
	var out map[string]map[string]Atom
	for g, cells := range u.tables {
		if g.Pkg != u.ssaPkg || !shared(g) || cells == nil {
			continue
		}
		if out == nil {
			out = map[string]map[string]Atom{}
		}
		out[g.Name()] = map[string]Atom{}
		for path, v := range cells {
			out[g.Name()][path], _ = v.atom(anyLane)
		}
	}
	return out
}

// addChanges lets the package's initialisation tell of the tables that the
// package may change at any time.
func (u *unit) addChanges(initial *Summary) {
	slices.SortFunc(u.changes, compareSources)
	for _, s := range slices.Compact(u.changes) {
		initial.Layout.class[s] = Truth
		all := initial.Layout.all
		initial.Events = append(initial.Events, &Event{Kind: Store, Source: s, Value: exactly(boolAtom(true), all), Ways: []Way{{Lanes: all}}})
	}
}

func (w *encoder) tables(tables map[string]map[string]Atom) {
	w.uint(len(tables))
	for _, name := range slices.Sorted(maps.Keys(tables)) {
		w.string(name)
		w.uint(len(tables[name]))
		for _, path := range slices.Sorted(maps.Keys(tables[name])) {
			w.string(path)
			w.atom(tables[name][path])
		}
	}
}

func (r *decoder) tables() map[string]map[string]Atom {
	out := map[string]map[string]Atom{}
	for range r.count() {
		name, cells := r.string(), map[string]Atom{}
		for range r.count() {
			path := r.string()
			cells[path] = r.atom()
		}
		out[name] = cells
	}
	return out
}
