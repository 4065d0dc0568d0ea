package catalog

import (
	"cmp"
	"go/types"
	"slices"
)

// A ClientUse says that an argument of a call is the credential or endpoint of
// the client of a rule's operations.
type ClientUse struct {
	Rule *Rule
	Arg  int // counted without the receiver
}

// ClientFunc returns the rules whose client a call of fn builds or configures.
func (c *Catalog) ClientFunc(fn *types.Func) []ClientUse {
	s, ok := c.funcSubject(fn)
	if !ok {
		return nil
	}
	var out []ClientUse
	c.find(s, func(e entry) {
		if u := (ClientUse{e.of.rule, e.arg}); e.role == credential && e.arg >= 0 && !slices.Contains(out, u) {
			out = append(out, u)
		}
	})
	slices.SortFunc(out, func(a, b ClientUse) int {
		return cmp.Or(cmp.Compare(a.Rule.ID, b.Rule.ID), cmp.Compare(a.Arg, b.Arg))
	})
	return out
}

// ClientVar returns the rules whose client reads its credential or endpoint
// from the package-level variable.
func (c *Catalog) ClientVar(v *types.Var) []*Rule {
	if !packageLevel(v) {
		return nil
	}
	return c.rules(variable(v), credential)
}

// ClientField returns the rules whose client reads its credential or endpoint
// from the field of owner.
func (c *Catalog) ClientField(owner *types.TypeName, field string) []*Rule {
	if owner.Pkg() == nil {
		return nil
	}
	return c.rules(memberOf(owner, field), credential)
}

// A SandboxUse says that a value decides whether the client of a rule is
// harmless.
type SandboxUse struct {
	Rule  *Rule
	Index int // in Rule.Sandbox
	Arg   int // counted without the receiver; -1 for a stored value
}

// SandboxFunc returns what arguments of a call of fn decide.
func (c *Catalog) SandboxFunc(fn *types.Func) []SandboxUse {
	s, ok := c.funcSubject(fn)
	if !ok {
		return nil
	}
	return c.sandboxes(s)
}

// SandboxVar returns what a store to the package-level variable decides.
func (c *Catalog) SandboxVar(v *types.Var) []SandboxUse {
	if !packageLevel(v) {
		return nil
	}
	return c.sandboxes(variable(v))
}

// SandboxField returns what a store to the field of owner decides.
func (c *Catalog) SandboxField(owner *types.TypeName, field string) []SandboxUse {
	if owner.Pkg() == nil {
		return nil
	}
	return c.sandboxes(memberOf(owner, field))
}

func (c *Catalog) sandboxes(s subject) []SandboxUse {
	var out []SandboxUse
	c.find(s, func(e entry) {
		if u := (SandboxUse{e.of.rule, e.index, e.arg}); e.role == sandbox && !slices.Contains(out, u) {
			out = append(out, u)
		}
	})
	slices.SortFunc(out, func(a, b SandboxUse) int {
		return cmp.Or(cmp.Compare(a.Rule.ID, b.Rule.ID), cmp.Compare(a.Index, b.Index))
	})
	return out
}
