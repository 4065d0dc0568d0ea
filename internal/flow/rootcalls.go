package flow

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// At a root a method runs behind an interface where the interface's method is
// called and a type that implements it is created.

type dispatchKey struct {
	method, iface string
	cell          Source
}

// A dispatched is a call of an interface method.
type dispatched struct {
	dispatchKey
	lanes Lanes
	// name is that of its results, number that of the interface; see
	// implementing.
	name   string
	number int
	// applied is what the methods did that were called, by type.
	applied map[string]*application
}

// orderedCalls lists the calls of interface methods that are known by now.
func (r *root) orderedCalls() []*dispatched {
	if r.ordered == nil {
		r.ordered = slices.SortedFunc(maps.Values(r.calls), func(a, b *dispatched) int { return compareDispatch(a.dispatchKey, b.dispatchKey) })
	}
	return r.ordered
}

func compareDispatch(a, b dispatchKey) int {
	return cmp.Or(cmp.Compare(a.method, b.method), cmp.Compare(a.iface, b.iface), compareSources(a.cell, b.cell))
}

func (r *root) growCalls(k dispatchKey, l Lanes) {
	c := r.calls[k]
	if c == nil {
		c = &dispatched{dispatchKey: k, name: k.method + " " + k.iface, number: r.res.implementing.number(k.iface), applied: map[string]*application{}}
		r.calls[k], r.ordered = c, nil
	}
	if !c.lanes.contains(l) {
		c.lanes, r.grew = c.lanes.or(l), true
	}
}

// An implementing remembers which types implement which interfaces: a program
// is run many times, and has many of both.
type implementing struct {
	numbers map[string]int // of interfaces
	// known is 1 for yes and -1 for no, by type and number of the interface.
	known map[string][]int8
}

func newImplementing() *implementing {
	return &implementing{map[string]int{}, map[string][]int8{}}
}

func (m *implementing) number(iface string) int {
	n, known := m.numbers[iface]
	if !known {
		n = len(m.numbers)
		m.numbers[iface] = n
	}
	return n
}

// has reports whether the type id with a table implements the interface of c.
func (m *implementing) has(id string, table MethodTable, c *dispatched) bool {
	answers := m.known[id]
	if c.number >= len(answers) {
		answers = append(answers, make([]int8, len(m.numbers)-len(answers))...)
		m.known[id] = answers
	}
	if answers[c.number] == 0 {
		answers[c.number] = -1
		if implements(table, c.iface) {
			answers[c.number] = 1
		}
	}
	return answers[c.number] > 0
}

// implements reports whether a type has all methods of an interface.
func implements(t MethodTable, iface string) bool {
	for id := range strings.SplitSeq(iface, "\n") {
		if _, ok := t[id]; !ok {
			return false
		}
	}
	return true
}
