package config

import "github.com/envlint/envlint/internal/catalog"

// TestRule is the rule under which an operation of r is reported where a test
// reaches it; nil if it is not.
func (c *Config) TestRule(r *catalog.Rule) *catalog.Rule {
	if r.Kind() != catalog.Effect {
		return nil
	}
	t := c.Catalog.Rule(catalog.TestCategory + "/" + r.Category)
	if t == nil || t.Off {
		return nil
	}
	return t
}

// LooksAtTests reports whether what tests do is reported at all.
func (c *Config) LooksAtTests() bool {
	for _, r := range c.Catalog.Rules() {
		if r.Category == catalog.TestCategory && !r.Off {
			return true
		}
	}
	return false
}
