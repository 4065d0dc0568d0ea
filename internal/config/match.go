package config

import (
	"cmp"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ExcludedBy returns the reason of the first [[exclude]] that covers a finding
// of the rule in file, a slash-separated path relative to the module root.
func (c *Config) ExcludedBy(file, ruleID string) (reason string, ok bool) {
	for _, x := range c.Excludes {
		if in, _ := doublestar.Match(x.Path, file); in && (x.Rule == "" || matchRule(x.Rule, ruleID)) {
			return x.Reason, true
		}
	}
	return "", false
}

// matchRule reports whether a glob of [rules] or [[exclude]] covers a rule: a
// whole id, "payment/*" or "*".
func matchRule(glob, id string) bool {
	if glob == "*" {
		return true
	}
	ok, _ := doublestar.Match(glob, id)
	return ok
}

// bySpecificity orders globs so that the first match decides: whole ids before
// globs, longer globs before shorter ones.
func bySpecificity(a, b string) int {
	star := func(s string) int {
		if strings.ContainsAny(s, "*?[{") {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(star(a), star(b)), cmp.Compare(len(b), len(a)), strings.Compare(a, b))
}

// IsOwn reports whether a package belongs to a module of [modules] own: its
// path or one above it matches.
func (c *Config) IsOwn(path string) bool {
	for _, glob := range c.Own {
		for p := path; p != ""; p = p[:max(0, strings.LastIndexByte(p, '/'))] {
			if ok, _ := doublestar.Match(glob, p); ok {
				return true
			}
		}
	}
	return false
}
