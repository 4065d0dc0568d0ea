package config

import (
	"maps"
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
)

// Rule finds a rule by id: one of the catalog, or that of the operations of a
// category that directives in the code declare. It is nil if there is none or
// [rules] switches it off.
func (c *Config) Rule(id string) *catalog.Rule {
	if r := c.Catalog.Rule(id); r != nil {
		return r
	}
	category, name, _ := strings.Cut(id, "/")
	if _, ok := catalog.Categories[category]; !ok || name != catalog.DirectiveName {
		return nil
	}
	r := &catalog.Rule{ID: id, Category: category, Severity: "warning", Does: does[category], Why: "A directive in the code says so."}
	for _, glob := range slices.SortedFunc(maps.Keys(c.Rules), bySpecificity) {
		if !matchRule(glob, id) {
			continue
		}
		switch verdict := c.Rules[glob]; verdict {
		case "off":
			return nil
		case "on":
		default:
			r.Severity = verdict
		}
		break
	}
	return r
}

// SwitchedOff reports whether [rules] switches off a rule or, given a category,
// any of its rules.
func (c *Config) SwitchedOff(name string) bool {
	category, _, isRule := strings.Cut(name, "/")
	for glob, verdict := range c.Rules {
		group, _, _ := strings.Cut(glob, "/")
		if verdict == "off" && (matchRule(glob, name) || !isRule && matchRule(group, category)) {
			return true
		}
	}
	return false
}
