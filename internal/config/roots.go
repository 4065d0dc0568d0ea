package config

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// A RootExclude takes mains and libraries out: nothing is judged from there.
type RootExclude struct {
	Path   string // doublestar glob of directories, relative to the module root
	Reason string
}

// readRoots reads where execution starts.
func (c *Config) readRoots(top table) {
	switch roots := top.str("roots"); roots {
	case "exported":
		c.Exported = true
	case "mains", "":
	default:
		top.r.report(sub("", "roots"), `roots is %q; it must be "mains" or "exported"`, roots)
	}
	for _, t := range top.tables("root") {
		t.only("exclude", "reason")
		x := RootExclude{Path: t.glob("exclude", "root", "cmd/seed"), Reason: t.reason("root")}
		c.RootExcludes = append(c.RootExcludes, x)
	}
}

// glob reads a glob that is relative to the module root.
func (t table) glob(key, what, example string) string {
	glob, at := t.str(key), sub(t.path, key)
	switch {
	case !t.has(key):
		t.r.reportKey(t.path, "the %s has no %s", what, key)
	case glob == "" || !doublestar.ValidatePattern(glob):
		if _, isString := t.m[key].(string); isString {
			t.r.report(at, "malformed pattern %q", glob)
		}
	case strings.HasPrefix(glob, "/") || strings.HasPrefix(glob, ".") && glob != "." || strings.Contains(glob, `\`):
		t.r.report(at, "%q is not relative to the module root: write %q", glob, example)
	}
	return glob
}

// reason reads the reason that every exception needs.
func (t table) reason(what string) string {
	reason := strings.TrimSpace(t.str("reason"))
	if reason == "" {
		if _, isString := t.m["reason"].(string); isString || !t.has("reason") {
			t.r.reportKey(t.path, "the %s has no reason", what)
		}
	}
	return reason
}

// RootExcluded reports whether nothing is judged from the package in dir, a
// slash-separated path relative to the module root.
func (c *Config) RootExcluded(dir string) bool {
	for _, x := range c.RootExcludes {
		if in, _ := doublestar.Match(x.Path, dir); in {
			return true
		}
	}
	return false
}
