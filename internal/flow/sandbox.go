package flow

import (
	"slices"
	"strconv"

	"github.com/envlint/envlint/internal/catalog"
	"golang.org/x/tools/go/ssa"
)

// sandbox records a value that decides whether the client of a rule is
// harmless.
func (e *evaluation) sandbox(x ssa.Instruction, use catalog.SandboxUse, v Value, name string) {
	if !e.unit.applies(use.Rule) {
		return
	}
	site := e.unit.position(e.unit.callStart(x.Pos()))
	value := e.leaving(v.restrict(e.cur), Lanes{}, x)
	e.emit(Event{Kind: Sandbox, Name: use.Rule.ID, Index: use.Index, Detail: name, Site: site, Value: value}, e.cur, e.witness(x.Pos(), false))
}

// A choice is where the clients of a rule are certainly harmless, and where
// one may not be.
type choice struct{ harmless, real Lanes }

// A harmless set knows what the sandboxes of a program keep from having an
// effect.
type harmless struct {
	rules map[string]choice
	sites map[clientSite]choice
	hosts map[string][]string // by rule: what its clients speak with
}

type clientSite struct {
	rule string
	site Pos
}

// harmless reads off where the clients of each rule do no harm.
func (r *root) harmless() harmless {
	h := harmless{map[string]choice{}, map[clientSite]choice{}, map[string][]string{}}
	for _, ev := range r.sandboxes.sorted() {
		rule := r.config.Catalog.Rule(ev.Name)
		if rule == nil || ev.Index >= len(rule.Sandbox) || rule.Sandbox[ev.Index].Tests && !r.res.Starting {
			continue
		}
		c := choiceOf(ev, &rule.Sandbox[ev.Index])
		for _, p := range ev.Value.parts {
			if p.atom.Kind != kindStr {
				continue
			}
			if host := catalog.HostIn(p.atom.S); host != "" {
				h.hosts[ev.Name] = append(h.hosts[ev.Name], host)
			}
		}
		// Of several values at one place a harmless one suffices: the port of
		// a mail sink, say, beside a host that tells nothing.
		at := clientSite{ev.Name, ev.Site}
		old := h.sites[at]
		certain := old.harmless.or(c.harmless.minus(c.real))
		h.sites[at] = choice{certain, old.real.or(c.real).minus(certain)}
	}
	for at, c := range h.sites {
		h.rules[at.rule] = h.rules[at.rule].or(c)
	}
	return h
}

func choiceOf(ev *Event, s *catalog.Sandbox) choice {
	var happens Lanes
	for _, w := range ev.Ways {
		happens = happens.or(w.Lanes)
	}
	if slices.Contains(s.Is, "*") {
		return choice{harmless: happens}
	}
	// What is unknown, or never given a value, is real.
	c := choice{real: happens.minus(ev.Value.domain()).or(ev.Value.top)}
	for _, p := range ev.Value.parts {
		if text, ok := p.atom.text(); ok && s.Holds(text) || p.atom.leadsToTestServer() {
			c.harmless = c.harmless.or(p.lanes)
		} else {
			c.real = c.real.or(p.lanes)
		}
	}
	return c
}

func (c choice) or(o choice) choice { return choice{c.harmless.or(o.harmless), c.real.or(o.real)} }

// without is where an operation still has an effect. One that is its own
// client, like a function that takes the server's address, speaks for itself.
func (h harmless) without(rule string, site Pos, l Lanes) Lanes {
	c, own := h.sites[clientSite{rule, site}]
	if !own {
		c = h.rules[rule]
	}
	return l.minus(c.harmless.minus(c.real))
}

// text writes a constant as rules do.
func (a Atom) text() (string, bool) {
	switch a.Kind {
	case kindStr:
		return a.S, true
	case kindBool:
		return strconv.FormatBool(a.I != 0), true
	case kindInt:
		return strconv.FormatInt(a.I, 10), true
	}
	return "", false
}

// isSandbox reports whether a value makes a client of the rule harmless.
func isSandbox(r *catalog.Rule, a Atom) bool {
	text, ok := a.text()
	return ok && r != nil && slices.ContainsFunc(r.Sandbox, func(s catalog.Sandbox) bool { return !s.Tests && s.Holds(text) })
}
