package catalog

import (
	"go/types"
	"slices"
	"sort"
	"strings"
	"sync"
)

// A Catalog is an immutable set of rules with the look-ups that an analysis
// needs, made by New or Builtin. It may be used by many goroutines.
type Catalog struct {
	compiled []*compiled // by rule ID
	// packages is the index by canonical path. It is made when first asked
	// for: on the way to a project's catalog some are never used.
	packages func() map[string]*packageIndex
	literals func() []literalMatch
	hosts    func() []*compiled // the rules about requests
}

// New checks the rules and returns a catalog of copies of them.
func New(rules []Rule) (*Catalog, error) { return (&Catalog{}).add(rules, false) }

// With returns c with more rules; one that has the ID of a rule of c replaces
// it.
func (c *Catalog) With(rules []Rule) (*Catalog, error) {
	if len(rules) == 0 {
		return c, nil
	}
	return c.add(rules, true)
}

func (c *Catalog) add(rules []Rule, replace bool) (*Catalog, error) {
	byID := map[string]*compiled{}
	fresh := map[string]bool{}
	for _, old := range c.compiled {
		byID[old.rule.ID] = old
	}
	for _, r := range rules {
		next, err := compile(r)
		if err != nil {
			return nil, err
		}
		if fresh[r.ID] || !replace && byID[r.ID] != nil {
			return nil, &RuleError{r.ID, "id", -1, "two rules have this id"}
		}
		fresh[r.ID] = true
		byID[r.ID] = next
	}
	all := make([]*compiled, 0, len(byID))
	for _, r := range byID {
		all = append(all, r)
	}
	return build(all), nil
}

// build sorts the rules.
func build(rules []*compiled) *Catalog {
	sort.Slice(rules, func(i, j int) bool { return rules[i].rule.ID < rules[j].rule.ID })
	return &Catalog{
		rules,
		sync.OnceValue(func() map[string]*packageIndex { return index(rules) }),
		sync.OnceValue(func() []literalMatch { return literals(rules) }),
		sync.OnceValue(func() []*compiled { return speaksOfRequests(rules) }),
	}
}

// Without returns c without the rules for which off holds.
func (c *Catalog) Without(off func(*Rule) bool) *Catalog {
	kept := slices.DeleteFunc(slices.Clone(c.compiled), func(r *compiled) bool { return off(r.rule) })
	return build(kept)
}

// Rules lists the rules by ID.
func (c *Catalog) Rules() []*Rule {
	out := make([]*Rule, len(c.compiled))
	for i, r := range c.compiled {
		out[i] = r.rule
	}
	return out
}

// Rule finds a rule by ID; nil if there is none.
func (c *Catalog) Rule(id string) *Rule {
	i, ok := slices.BinarySearchFunc(c.compiled, id, func(r *compiled, id string) int { return strings.Compare(r.rule.ID, id) })
	if !ok {
		return nil
	}
	return c.compiled[i].rule
}

// Package reports whether a rule may name something in the package or its
// import. It is one look-up in a map, and errs for packages that differ from a
// rule's in major version only.
func (c *Catalog) Package(path string) bool { return c.packages()[canonical(path)] != nil }

// EffectPackage is Package for rules of kind Effect alone.
func (c *Catalog) EffectPackage(path string) bool {
	x := c.packages()[canonical(path)]
	return x != nil && x.effects
}

// Func returns the rules that match a function, a method or an interface
// method, by the object that declares it.
func (c *Catalog) Func(fn *types.Func) []*Rule {
	s, ok := c.funcSubject(fn)
	if !ok {
		return nil
	}
	return c.rules(s, operation)
}

// Var returns the rules that match a package-level variable.
func (c *Catalog) Var(v *types.Var) []*Rule {
	if !packageLevel(v) {
		return nil
	}
	return c.rules(variable(v), operation)
}

// Field returns the rules that match the field of owner.
func (c *Catalog) Field(owner *types.TypeName, field string) []*Rule {
	if owner.Pkg() == nil {
		return nil
	}
	return c.rules(memberOf(owner, field), operation)
}

// Value returns the rules that match the use of a constant or variable.
func (c *Catalog) Value(obj types.Object) []*Rule {
	if obj.Pkg() == nil || obj.Parent() != obj.Pkg().Scope() {
		return nil
	}
	return c.rules(subject{Value, obj.Pkg().Path(), "", obj.Name()}, operation)
}

// Type returns the rules that match the use of a type.
func (c *Catalog) Type(t *types.TypeName) []*Rule {
	if t.Pkg() == nil {
		return nil
	}
	return c.rules(subject{TypeName, t.Pkg().Path(), t.Name(), ""}, operation)
}

// Import returns the rules that match an import.
func (c *Catalog) Import(path string) []*Rule {
	return c.rules(subject{Import, path, "", ""}, operation)
}

// funcSubject is false, at the cost of one map look-up, for functions of
// packages that no rule speaks of.
func (c *Catalog) funcSubject(fn *types.Func) (subject, bool) {
	if fn.Pkg() == nil || !c.Package(fn.Pkg().Path()) {
		return subject{}, false
	}
	fn = fn.Origin()
	recv, isMethod := receiver(fn)
	if isMethod {
		return subject{Member, fn.Pkg().Path(), recv, fn.Name()}, true
	}
	return subject{Object, fn.Pkg().Path(), "", fn.Name()}, true
}
