package catalog

import (
	"cmp"
	"slices"
)

// TestCategory is the category of the rules that say of which effects tests
// must not have: testeffect/payment speaks of those of category payment.
const TestCategory = "testeffect"

// Speaking returns the rules that name something in a package: an operation, or
// what its client gets.
func (c *Catalog) Speaking(path string) []*Rule {
	x := c.packages()[canonical(path)]
	if x == nil {
		return nil
	}
	var out []*Rule
	add := func(e entry) {
		if !slices.Contains(out, e.of.rule) {
			out = append(out, e.of.rule)
		}
	}
	for _, list := range x.named {
		for _, e := range list {
			add(e)
		}
	}
	for _, e := range x.globs {
		add(e)
	}
	slices.SortFunc(out, func(a, b *Rule) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
