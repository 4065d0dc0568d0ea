package catalog

import (
	"go/types"
	"slices"
	"strings"
)

// compiled is a rule with its patterns read.
type compiled struct {
	rule    *Rule
	match   []Pattern
	except  []Pattern
	clients []client
	unless  []safeguard
	// sandboxes are where the values of Sandbox enter, by its indices.
	sandboxes []client
}

type client struct {
	pattern Pattern
	arg     int
}

// A safeguard is one pattern of an Unless, with its test.
type safeguard struct {
	pattern Pattern
	test    *Test
}

// An entry is one pattern of one rule, under the canonical path of its package.
type entry struct {
	of      *compiled
	pattern Pattern
	role    role
	arg     int   // of a client or sandbox
	index   int   // of a sandbox
	test    *Test // of a safeguard
}

// A role is what a rule says of a symbol.
type role int

const (
	operation   role = iota // of the match list
	credential              // of the client list
	sandbox                 // of the sandbox list
	safeguardOf             // of the unless list
)

// packageIndex holds what rules say about one package, or about the few that
// differ in major versions only: by name, and those with a glob in the name.
type packageIndex struct {
	named   map[string][]entry
	globs   []entry
	effects bool
}

func (x *packageIndex) add(e entry) {
	// A live key needs no source of the library that takes it.
	if e.of.rule.Kind() == Effect && !e.of.rule.Own && e.pattern.Kind != Value {
		x.effects = true
	}
	name := e.pattern.Name
	if strings.Contains(name, "*") {
		x.globs = append(x.globs, e)
		return
	}
	x.named[name] = append(x.named[name], e) // "" for imports and types
}

func index(rules []*compiled) map[string]*packageIndex {
	packages := map[string]*packageIndex{}
	var last string // the patterns of a rule come by package
	var found *packageIndex
	at := func(path string) *packageIndex {
		if path == last && found != nil {
			return found
		}
		key := canonical(path)
		x := packages[key]
		if x == nil {
			x = &packageIndex{named: map[string][]entry{}}
			packages[key] = x
		}
		last, found = path, x
		return x
	}
	add := func(e entry) {
		if e.pattern.Kind != Request {
			at(e.pattern.Path).add(e)
			return
		}
		for _, list := range sendersByName() {
			for _, s := range list {
				at(s.Path)
			}
		}
	}
	for _, c := range rules {
		for _, p := range c.match {
			if p.inPackage() {
				add(entry{of: c, pattern: p})
			}
		}
		for _, cl := range c.clients {
			add(entry{of: c, pattern: cl.pattern, role: credential, arg: cl.arg})
		}
		for i, cl := range c.sandboxes {
			add(entry{of: c, pattern: cl.pattern, role: sandbox, arg: cl.arg, index: i})
		}
		for _, s := range c.unless {
			add(entry{of: c, pattern: s.pattern, role: safeguardOf, test: s.test})
		}
	}
	return packages
}

// subject is what a look-up asks for, in the terms of Pattern.
type subject struct {
	kind            PatternKind
	path, typ, name string
}

func variable(v *types.Var) subject { return subject{Object, v.Pkg().Path(), "", v.Name()} }

func memberOf(owner *types.TypeName, field string) subject {
	return subject{Member, owner.Pkg().Path(), owner.Name(), field}
}

func (p Pattern) matches(s subject) bool {
	if p.Kind != s.kind {
		return false
	}
	switch p.Kind {
	case Import:
		return matchPath(p.Path, s.path)
	case TypeName:
		return glob(p.Type, s.typ) && matchPath(p.Path, s.path)
	}
	if p.Kind == Value {
		return glob(p.Name, s.name) && matchPath(p.Path, s.path)
	}
	return p.matchIn(s.path, s.typ, s.name, p.Kind == Member)
}

// find calls yield for each entry that matches s. The exceptions of a rule
// concern its operations only.
func (c *Catalog) find(s subject, yield func(entry)) {
	x := c.packages()[canonical(s.path)]
	if x == nil {
		return
	}
	for _, list := range [][]entry{x.named[s.name], x.globs} {
		for _, e := range list {
			if e.pattern.matches(s) && (e.role != operation || !e.of.excepts(s)) {
				yield(e)
			}
		}
	}
}

func (c *compiled) excepts(s subject) bool {
	return slices.ContainsFunc(c.except, func(p Pattern) bool { return p.matches(s) })
}

// rules are the rules for which s has the role: sorted, once each.
func (c *Catalog) rules(s subject, as role) []*Rule {
	var out []*Rule
	c.find(s, func(e entry) {
		if e.role == as && !slices.Contains(out, e.of.rule) {
			out = append(out, e.of.rule)
		}
	})
	slices.SortFunc(out, func(a, b *Rule) int { return strings.Compare(a.ID, b.ID) })
	return out
}
