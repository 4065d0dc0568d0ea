package catalog

import (
	"cmp"
	"go/types"
	"slices"
)

// A Safeguard says that a call or store makes a rule silent if its value passes
// a test; an empty test lets everything pass.
type Safeguard struct {
	Rule *Rule
	Test *Test
}

// Empty reports whether the test lets everything pass.
func (s Safeguard) Empty() bool { return s.Test.empty() }

// SafeguardFunc returns what a call of fn sets right.
func (c *Catalog) SafeguardFunc(fn *types.Func) []Safeguard {
	s, ok := c.funcSubject(fn)
	if !ok {
		return nil
	}
	return c.safeguards(s)
}

// SafeguardVar returns what a store to the package-level variable sets right.
func (c *Catalog) SafeguardVar(v *types.Var) []Safeguard {
	if !packageLevel(v) {
		return nil
	}
	return c.safeguards(subject{Object, v.Pkg().Path(), "", v.Name()})
}

// SafeguardField returns what a store to the field of owner sets right.
func (c *Catalog) SafeguardField(owner *types.TypeName, field string) []Safeguard {
	if owner.Pkg() == nil {
		return nil
	}
	return c.safeguards(subject{Member, owner.Pkg().Path(), owner.Name(), field})
}

func (c *Catalog) safeguards(s subject) []Safeguard {
	var out []Safeguard
	c.find(s, func(e entry) {
		if e.role == safeguardOf {
			out = append(out, Safeguard{e.of.rule, e.test})
		}
	})
	slices.SortStableFunc(out, func(a, b Safeguard) int { return cmp.Compare(a.Rule.ID, b.Rule.ID) })
	return out
}

// Accepts reports whether a deployment file makes a rule silent by giving the
// value to the entry's variable.
func (u *Unless) Accepts(value string) bool {
	return u.empty() || slices.Contains(u.Equals, value) || u.Text(value)
}

// SafeVariable returns the rules that a program makes silent by setting the
// environment variable.
func (c *Catalog) SafeVariable(name string) []*Rule {
	var out []*Rule
	for _, r := range c.compiled {
		if slices.ContainsFunc(r.rule.Unless, func(u Unless) bool { return u.Variable == name }) {
			out = append(out, r.rule)
		}
	}
	return out
}
