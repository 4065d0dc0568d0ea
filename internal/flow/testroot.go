package flow

import (
	"slices"

	"github.com/envlint/envlint/internal/env"
)

// A test binary starts in the same worlds as a program. Three things differ. A
// test prepares what it calls, so where it chooses a harmless client once, it
// has chosen: the order in which it does things is not looked at. What TestMain
// refuses, no test does. And each test is judged by itself, because they
// prepare different things.

// Of returns the same result with these tests as what Run starts.
func (res *Result) Of(tests []TestFunction) *Result {
	out := *res
	out.Tests, out.Starting = tests, true
	return &out
}

// test applies what a test binary does.
func (r *root) test(all Lanes) {
	if main := r.res.TestMain; main != nil {
		var tests Lanes
		r.apply(main, all, nil, func(l *lifting) {
			for _, ev := range main.Events {
				for _, w := range ev.Ways {
					if ev.Kind == Mark && ev.Name == testsMark {
						tests = tests.or(l.lanes(w.Lanes))
					}
				}
			}
		})
		all = tests
	}
	r.returns = Lanes{}
	for _, t := range r.res.Tests {
		r.returns = r.returns.or(r.start(t.Summary, all))
	}
}

// prepares reports whether what happens once holds for everything.
func (r *root) prepares() bool { return r.res.Starting && len(r.res.Tests) == 1 }

// redirected is what a cell holds: where a test puts the address of its server
// into it, that.
func (r *root) redirected(v Value) Value {
	if !r.prepares() {
		return v
	}
	var server Lanes
	for _, p := range v.parts {
		if p.atom.leadsToTestServer() {
			server = server.or(p.lanes)
		}
	}
	if server.empty() {
		return v
	}
	out := Value{top: v.top.minus(server)}
	for _, p := range v.parts {
		if p.lanes = p.lanes.minus(server); p.atom.leadsToTestServer() || p.lanes.empty() {
			continue
		}
		out.parts = append(out.parts, p)
	}
	return out.join(exactly(strAtom(testServer), server))
}

// prepared maps a set of worlds in which something happens to those in which a
// test can have been started that sets the environment variable itself.
func (r *root) prepared(s env.Set, set Value) env.Set {
	out := s.Minus(set.domain().Worlds())
	for _, p := range set.parts {
		to := r.universe.Other()
		if p.atom.Kind == kindStr {
			if p.atom.S == "" {
				to = r.universe.Unset()
			} else if w, ok := r.universe.Lookup(p.atom.S); ok {
				to = w
			}
			if !s.Has(to) {
				continue
			}
		}
		out = out.Union(p.lanes.Worlds())
	}
	return out
}

// given is a configuration value that the test sets.
func (r *root) given(s Source) (Value, bool) {
	if !r.prepares() {
		return Value{}, false
	}
	v := r.cell(Source{Kind: Config, Name: s.Name})
	return v, !v.empty()
}

// unprepared is where an operation of a rule has an effect although a test
// prepares for it. Of several tests nobody knows which one prepares.
func (r *root) unprepared(h harmless, rule string, site Pos, l Lanes) Lanes {
	if !r.prepares() {
		return l
	}
	if r.keyless(rule) {
		return Lanes{}
	}
	c, own := h.sites[clientSite{rule, site}]
	if !own {
		c = h.rules[rule]
	}
	return l.minus(c.harmless).minus(r.marks[redirectMark+rule])
}

// keyless reports whether all clients of a rule get an empty key, or one that
// makes them harmless: a configuration that a test wrote down without one.
func (r *root) keyless(rule string) bool {
	found := false
	for _, ev := range r.clients {
		if ev.Name != rule {
			continue
		}
		found = true
		if !ev.Value.top.empty() || slices.ContainsFunc(ev.Value.parts, func(p part) bool {
			return p.atom != strAtom("") && !isSandbox(r.config.Rule(rule), p.atom)
		}) {
			return false
		}
	}
	return found
}
