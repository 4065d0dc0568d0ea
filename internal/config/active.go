package config

import (
	"maps"
	"slices"

	"github.com/envlint/envlint/internal/catalog"
)

// A RuleState is a rule that ships or that the project wrote, and what became
// of it in the project.
type RuleState struct {
	*catalog.Rule // with the severity of [rules]
	// Default says that the rule reports unless [rules] says otherwise.
	Default bool
	// Active says that it reports in this project.
	Active bool
	// Ships says that the rule comes with envlint, and that the project did
	// not replace it.
	Ships bool
}

// RuleStates lists all rules by ID, also those that are off.
func (c *Config) RuleStates() []RuleState {
	rules := c.all.Rules()
	out := make([]RuleState, len(rules))
	for i, r := range rules {
		out[i] = RuleState{Rule: r, Default: !r.Off, Ships: !c.written[r.ID]}
		if active := c.Catalog.Rule(r.ID); active != nil {
			out[i].Rule, out[i].Active = active, !active.Off
		}
	}
	return out
}

// withRules applies [rules] to the catalog. A rule that ships off stays so
// unless a line switches it on or gives it a severity.
func (c *Config) withRules() *Config {
	c.all = c.Catalog
	var changed []catalog.Rule
	removed := map[string]bool{}
	for _, r := range c.all.Rules() {
		verdict := c.verdict(r.ID)
		switch verdict {
		case "":
			continue
		case "off":
			removed[r.ID] = true
			continue
		}
		next := *r
		next.Off = false
		if verdict != "on" {
			next.Severity = verdict
		}
		changed = append(changed, next)
	}
	if with, err := c.Catalog.With(changed); err == nil { // always: they were valid before
		c.Catalog = with
	}
	if len(removed) > 0 {
		c.Catalog = c.Catalog.Without(func(r *catalog.Rule) bool { return removed[r.ID] })
	}
	return c
}

// verdict is what the most specific line of [rules] says of a rule; empty if
// none speaks of it.
func (c *Config) verdict(id string) string {
	for _, glob := range slices.SortedFunc(maps.Keys(c.Rules), bySpecificity) {
		if matchRule(glob, id) {
			return c.Rules[glob]
		}
	}
	return ""
}
