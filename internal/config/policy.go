package config

import (
	"slices"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/env"
)

// grades are the names that reach.Grade prints, from best to worst.
var grades = []string{"environment", "switch", "credential", "partial", "unguarded"}

func (c *Config) readPolicy(top table) {
	t := top.table("policy")
	t.only("effects", "no-settings", "may-run", "accept", "unset")
	lists := []struct {
		key  string
		into *[]string
	}{{"effects", &c.Policy.Effects}, {"no-settings", &c.Policy.NoSettings}}
	for _, l := range lists {
		if names := t.strs(l.key); names != nil {
			*l.into = names
			c.environments(t, l.key, names)
		} else if _, ok := c.Universe.Named(env.Production); !ok && !t.has(l.key) {
			t.r.reportKey(sub("", "environments"), "no environment is called %q: set policy.%s", env.Production, l.key)
		}
	}
	mayRun := t.table("may-run")
	for _, category := range mayRun.keys() {
		if _, ok := catalog.Categories[category]; !ok {
			t.r.reportKey(sub(mayRun.path, category), "unknown category %q%s", category, didYouMean(category, catalog.CategoryNames()))
		}
		names := mayRun.strs(category)
		c.environments(mayRun, category, names)
		if c.Policy.MayRun == nil {
			c.Policy.MayRun = map[string][]string{}
		}
		c.Policy.MayRun[category] = names
	}
	c.readAccept(t.table("accept"))
	switch unset := t.str("unset"); unset {
	case "impossible":
		c.Policy.UnsetImpossible = true
	case "report", "":
	default:
		t.r.report(sub(t.path, "unset"), `policy.unset is %q; it must be "report" or "impossible"`, unset)
	}
}

func (c *Config) environments(t table, key string, names []string) {
	for i, name := range names {
		c.environment(t.r, item(sub(t.path, key), i), name)
	}
}

func (c *Config) readAccept(t table) {
	for _, key := range t.keys() {
		_, isCategory := catalog.Categories[key]
		if !isCategory && c.Catalog.Rule(key) == nil {
			known := append(catalog.CategoryNames(), c.ruleIDs()...)
			t.r.reportKey(sub(t.path, key), "%q is neither a category nor a rule%s", key, didYouMean(key, known))
		}
		grade := t.str(key)
		if grade != "" && !slices.Contains(grades, grade) {
			t.r.report(sub(t.path, key), "unknown grade %q%s", grade, didYouMean(grade, grades))
		}
		if c.Policy.Accept == nil {
			c.Policy.Accept = map[string]string{}
		}
		c.Policy.Accept[key] = grade
	}
}

func (c *Config) ruleIDs() []string {
	var ids []string
	for _, r := range c.Catalog.Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}
