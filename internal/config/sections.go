package config

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/envlint/envlint/internal/catalog"
)

func (c *Config) readGuards(top table) {
	t := top.table("guards")
	t.only("variables", "functions", "environments")
	c.Guards.Variables = t.strs("variables")
	for i, name := range c.Guards.Variables {
		if name == "" || strings.ContainsAny(name, "= \t\n\x00*") {
			t.r.report(item(sub(t.path, "variables"), i), "%q is no name of an environment variable", name)
		}
	}
	functions := t.table("functions")
	for _, symbol := range functions.keys() {
		path := sub(functions.path, symbol)
		p, err := parseSymbol(symbol)
		if err != nil {
			t.r.reportKey(path, "%v", err)
		}
		name := functions.str(symbol)
		if name != "" || functions.m[symbol] == "" {
			c.environment(t.r, path, name)
		}
		c.Guards.functions = append(c.Guards.functions, guardFunction{p, name})
	}
	for i, symbol := range t.strs("environments") {
		p, err := parseSymbol(symbol)
		if err != nil {
			t.r.report(item(sub(t.path, "environments"), i), "%v", err)
		}
		c.Guards.environments = append(c.Guards.environments, guardEnvironment{pattern: p})
	}
}

// parseSymbol reads a symbol of [guards]. Beside the notation of rules it takes
// path.Type.Member for members of exported types, as in import paths that end
// in no dotted version: corp.example/config.App.Env.
func parseSymbol(s string) (catalog.Pattern, error) {
	if !strings.HasPrefix(s, "(") {
		last := strings.LastIndexByte(s, '/') + 1
		if parts := strings.Split(s[last:], "."); len(parts) == 3 && parts[1] != "" && parts[1][0] >= 'A' && parts[1][0] <= 'Z' {
			s = "(" + s[:last] + parts[0] + "." + parts[1] + ")." + parts[2]
		}
	}
	return catalog.ParseSymbol(s)
}

func (c *Config) readModules(top table) {
	t := top.table("modules")
	t.only("own")
	c.Own = t.strs("own")
	for i, glob := range c.Own {
		if glob == "" || !doublestar.ValidatePattern(glob) {
			t.r.report(item(sub(t.path, "own"), i), "malformed pattern %q", glob)
		}
	}
}

func (c *Config) readExcludes(top table) {
	for _, t := range top.tables("exclude") {
		t.only("path", "rule", "reason")
		x := Exclude{Path: t.glob("path", "exclude", "cmd/seed/**"), Rule: t.str("rule"), Reason: t.reason("exclude")}
		if t.has("rule") && x.Rule != "" {
			c.checkRuleGlob(t.r, sub(t.path, "rule"), x.Rule, t.r.report)
		}
		c.Excludes = append(c.Excludes, x)
	}
}
