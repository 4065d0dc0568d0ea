package flow

import (
	"cmp"
	"maps"
	"slices"

	"github.com/envlint/envlint/internal/env"
)

// An EventKind says what happens.
type EventKind uint8

const (
	// Op is an operation that a rule matches.
	Op EventKind = iota
	// Dispatch is a call of an interface method.
	Dispatch
	// Create is a conversion of a concrete type to an interface.
	Create
	// CallParam is a call, or the leak to unknown code, of a function that
	// parameter Index holds.
	CallParam
	// CallCell is a call of the function that a cell holds.
	CallCell
	// Store is a store to a cell.
	Store
	// Client is the construction of a rule's client.
	Client
	// Fatal says that the process ends while the source is at its zero.
	Fatal
	// Mark says that the program does Name somewhere; rules ask for it.
	Mark
	// Sandbox is the choice between a harmless client of a rule and a real one.
	Sandbox
	// HTTPRequest is a request that can change something.
	HTTPRequest
	// Useless is the store of a truth where nobody can read it.
	Useless
	// Late is a condition that leaves after an operation, and has nothing left
	// to keep off.
	Late
	// Denied is a condition around nothing but an operation, for which the
	// project has a function.
	Denied
)

// An Event is something that happens when a function runs. Kind, Name, Site,
// Index and Source identify it.
type Event struct {
	Kind EventKind
	// Name is the rule of an operation, client or sandbox, the method of a dispatch,
	// the type of a creation.
	Name string
	// Detail is the call of an operation as readers know it, or the sorted
	// method ids of a dispatch's interface.
	Detail string
	// Site is where an operation, store or client stands.
	Site Pos
	// Index is the parameter of a CallParam, which of the rule's sandboxes, or
	// bySource.
	Index int
	// Source is the cell or configuration value that a store, call or Fatal
	// speaks of, or what decides whether an operation is one.
	Source Source
	// Value is what is stored, the credential of a client, what a sandbox
	// depends on or the address of a request, in the lanes of the summary.
	Value Value
	// Pending says that the operation counts only below a request handler, and
	// that none was passed on the way yet.
	Pending bool
	// Allow is where a directive at the site lets an operation run.
	Allow env.Set
	// Hosts are those that a request goes to; only roots know them.
	Hosts []string
	// id numbers the identity within a unit; 0 if it was not asked for yet, or
	// the event is that of another unit.
	id int
	// Ways are the lane sets in which it happens, at most maxWays, each with
	// its witness. Their union is where the event can happen.
	Ways []Way
}

// maxWays bounds the disjuncts of one event; more are joined, which only adds.
var maxWays = 16

// KeepWays sets how many ways are kept apart, for tests: whatever the bound is,
// no environment may be missing.
func KeepWays(n int) { maxWays = n }

// A Way is one lane set of an event and the path that shows it.
type Way struct {
	Lanes Lanes
	// Witness starts in the summary's function.
	Witness *Witness
}

// A Pos is a source position; File is the module path, a slash and the name.
type Pos struct {
	File      string
	Line, Col int
}

func comparePos(a, b Pos) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
}

// A Summary is what one function tells its callers.
type Summary struct {
	Layout  *Layout
	Returns Lanes
	Results []Value
	Events  []*Event // sorted
	// Stored are the package variables that every return has stored to.
	Stored []string
	// Mentioned are the spellings that it compares the environment with.
	Mentioned env.Set
	// Variables are the environment variables that it takes it from, sorted.
	Variables []string
	// Comparisons are those of its parameters.
	Comparisons []Comparison
	// Lists are what the function does if parameter ListParam is a list of one
	// element, of two, and so on; see lists.go.
	Lists     []*Summary
	ListParam int
	// makes says, within the unit, that results are objects or closures of the
	// function.
	makes bool
	// exported says that it is part of a fact: nobody changes it any more.
	exported bool
}

func compareEvents(a, b *Event) int {
	c := cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name), comparePos(a.Site, b.Site),
		cmp.Compare(a.Detail, b.Detail), cmp.Compare(a.Index, b.Index), compareSources(a.Source, b.Source))
	return cmp.Or(c, compareBools(a.Pending, b.Pending))
}

// compareBools orders false before true.
func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// eventKey identifies an event among those of a function.
type eventKey struct {
	kind    EventKind
	name    string
	detail  string
	site    Pos
	index   int
	source  Source
	pending bool
}

func (e *Event) key() eventKey {
	return eventKey{e.Kind, e.Name, e.Detail, e.Site, e.Index, e.Source, e.Pending}
}

// An eventSet collects events by identity.
type eventSet map[eventKey]*Event

// add joins an event that happens in one more way.
func (s eventSet) add(e Event, w Way) {
	if w.Lanes.Worlds().Empty() {
		return
	}
	old := s[e.key()]
	if old == nil {
		e.Ways = []Way{w}
		s[e.key()] = &e
		return
	}
	old.join(&e, w, maxWays, nil)
}

func (e *Event) join(o *Event, w Way, limit int, lay *Layout) {
	e.Value = e.Value.join(o.Value)
	e.Allow = e.Allow.Union(o.Allow)
	e.Hosts = append(e.Hosts, o.Hosts...)
	e.Ways = e.with(e.Ways, w, limit, lay)
}

// An eventTable is an eventSet by number: events pass through many functions,
// and their identity is long.
type eventTable map[int]*Event

func (t eventTable) add(u *unit, lay *Layout, e *Event, w Way) {
	if w.Lanes.Worlds().Empty() {
		return
	}
	if e.id == 0 {
		e.id = u.eventID(e)
	}
	old := t[e.id]
	if old == nil {
		first := *e
		first.Ways = []Way{w}
		t[e.id] = &first
		return
	}
	old.join(e, w, u.ways, lay)
}

// sorted lists the events in the order in which the unit met them.
func (t eventTable) sorted() []*Event {
	out := make([]*Event, 0, len(t))
	for _, id := range slices.Sorted(maps.Keys(t)) {
		out = append(out, t[id])
	}
	return out
}

// eventID numbers the identity of an event.
func (u *unit) eventID(e *Event) int {
	k := e.key()
	id, ok := u.eventIDs[k]
	if !ok {
		id = len(u.eventIDs) + 1
		u.eventIDs[k] = id
	}
	return id
}

// addWay keeps the ways that no other way covers. Where they become too many
// two are joined: if there are such, two that are one product in the layout,
// which may be nil, else the last and the new one, and the product grows.
func addWay(ways []Way, w Way, limit int, lay *Layout) []Way {
	for i, o := range ways {
		if o.Lanes.contains(w.Lanes) {
			if o.Lanes == w.Lanes && betterWitness(w.Witness, o.Witness) {
				ways[i].Witness = w.Witness
			}
			return ways
		}
	}
	ways = slices.DeleteFunc(ways, func(o Way) bool { return w.Lanes.contains(o.Lanes) })
	if i := slices.IndexFunc(ways, func(o Way) bool {
		return lay != nil && (len(ways) >= limit || sameSteps(o.Witness, w.Witness)) && lay.together(o.Lanes, w.Lanes)
	}); i >= 0 {
		return addWay(slices.Delete(slices.Clone(ways), i, i+1), ways[i].and(w), limit, lay)
	}
	if len(ways) < limit {
		return append(ways, w)
	}
	ways[len(ways)-1] = ways[len(ways)-1].and(w)
	return ways
}

// and joins two ways; the witness is that of the larger.
func (w Way) and(o Way) Way {
	l := w.Lanes.or(o.Lanes)
	switch {
	case sameSteps(w.Witness, o.Witness):
		return Way{l, joinSteps(w.Witness, o.Witness)}
	case o.Lanes.count() > w.Lanes.count():
		return Way{l, o.Witness}
	}
	return Way{l, w.Witness}
}

func (s eventSet) sorted() []*Event {
	out := make([]*Event, 0, len(s))
	for _, e := range s {
		out = append(out, e)
	}
	slices.SortFunc(out, compareEvents)
	return out
}
