package flow

import (
	"maps"
	"slices"
	"strings"
)

// trivial reports whether callers learn nothing from a summary: it returns,
// nothing happens and nothing is known of its results.
func trivial(s *Summary) bool {
	if len(s.Events) > 0 || s.Returns != s.Layout.all || len(s.Stored) > 0 || len(s.Comparisons) > 0 || len(s.Lists) > 0 {
		return false
	}
	for _, r := range s.Results {
		if len(r.parts) > 0 {
			return false
		}
	}
	return true
}

// An export makes summaries fit to leave the unit and collects what they
// refer to.
type export struct {
	unit *unit
	fact *PackageFact
	seen map[*Summary]bool // of other packages
}

// summary drops the blocks that impose nothing and the creations that nothing
// follows from, and adds what the rest refers to. In what other packages have
// exported there are none; it is handed on as it is.
func (x *export) summary(s *Summary) *Summary {
	if s == nil {
		return nil
	}
	if s.exported {
		x.referred(s)
		return s
	}
	out := *s
	out.Events, out.Lists = nil, nil
	for _, l := range s.Lists {
		out.Lists = append(out.Lists, x.summary(l))
	}
	for _, ev := range s.Events {
		if ev.Kind == Create && !x.table(ev.Name) {
			continue
		}
		if ev.Kind == Store || ev.Kind == Client {
			x.values(ev.Value)
		}
		up := *ev
		up.id = 0
		out.Events = append(out.Events, &up)
	}
	slices.SortFunc(out.Events, compareEvents)
	for _, r := range out.Results {
		x.values(r)
	}
	fit := compact(&out, x.unit)
	fit.makes, fit.exported = false, true
	return fit
}

// referred adds what the summary of another package refers to.
func (x *export) referred(s *Summary) {
	if x.seen[s] {
		return
	}
	x.seen[s] = true
	for _, ev := range s.Events {
		switch ev.Kind {
		case Create:
			x.table(ev.Name)
		case Store, Client:
			x.values(ev.Value)
		}
	}
	for _, r := range s.Results {
		x.values(r)
	}
	for _, l := range s.Lists {
		x.referred(l)
	}
}

// table exports the method table of a type; it reports whether any of its
// methods matters. Methods that do not are there without a summary: which
// interfaces a type implements depends on all of them.
func (x *export) table(id string) bool {
	if t, done := x.fact.Types[id]; done {
		return t != nil
	}
	x.fact.Types[id] = nil
	table := x.unit.types[id]
	t := x.unit.named[id]
	imported := t == nil && table != nil
	out, matters := table, false
	if !imported {
		out = MethodTable{}
	}
	if t != nil {
		table = x.unit.methodsOf(t)
	}
	// The type itself may be created again by its methods.
	x.fact.Types[id] = out
	for _, m := range slices.Sorted(maps.Keys(table)) {
		s := table[m]
		if s != nil && trivial(s) {
			s = nil
		}
		if s = x.summary(s); !imported {
			out[m] = s
		}
		matters = matters || s != nil || answers(m)
	}
	if !matters {
		x.fact.Types[id] = nil
	}
	return matters
}

// answers reports whether a method, by its id, returns something that callers
// branch on through an interface.
func answers(id string) bool {
	if id == "Error()(string)" || id == "String()(string)" {
		return false
	}
	i := strings.LastIndex(id, "(")
	return strings.Contains(id[i:], "bool") || strings.Contains(id[i:], "string")
}

// values exports the functions among a value.
func (x *export) values(v Value) {
	for _, p := range v.parts {
		if p.atom.Kind != kindFunc || x.fact.Values[p.atom.S] != nil {
			continue
		}
		if s := x.unit.summaryByKey(p.atom.S); s != nil && !trivial(s) {
			x.fact.Values[p.atom.S] = s
			x.fact.Values[p.atom.S] = x.summary(s)
		}
	}
}
