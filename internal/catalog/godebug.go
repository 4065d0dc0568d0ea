package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// parseGodebug reads "KEY=VALUE".
func parseGodebug(s string) (Pattern, error) {
	key, value, ok := strings.Cut(s, "=")
	p := Pattern{Kind: Godebug, Path: key, Name: value}
	if !ok || key == "" || value == "" || strings.ContainsAny(s, " \t\r\n\"'`,") {
		return p, fmt.Errorf("%q is no KEY=VALUE", s)
	}
	return p, nil
}

// Godebug returns the rules that speak of a setting that is built into a
// program.
func (c *Catalog) Godebug(key, value string) []*Rule {
	var out []*Rule
	for _, r := range c.compiled {
		if slices.Contains(r.match, Pattern{Kind: Godebug, Path: key, Name: value}) {
			out = append(out, r.rule)
		}
	}
	return out
}
