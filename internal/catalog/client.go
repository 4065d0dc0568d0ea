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
		if u := (ClientUse{e.of.rule, e.arg}); e.role == clientOf && e.arg >= 0 && !slices.Contains(out, u) {
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
	return c.rules(subject{Object, v.Pkg().Path(), "", v.Name()}, clientOf)
}

// ClientField returns the rules whose client reads its credential or endpoint
// from the field of owner.
func (c *Catalog) ClientField(owner *types.TypeName, field string) []*Rule {
	if owner.Pkg() == nil {
		return nil
	}
	return c.rules(subject{Member, owner.Pkg().Path(), owner.Name(), field}, clientOf)
}
