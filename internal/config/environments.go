package config

import (
	"slices"

	"github.com/envlint/envlint/internal/env"
)

// readEnvironments builds the universe, in the order of promotion.
func (c *Config) readEnvironments(top table, order []string) {
	c.Universe = env.Default()
	if !top.has("environments") {
		return
	}
	t := top.table("environments")
	if t.m == nil {
		return
	}
	if len(t.m) == 0 {
		t.r.reportKey(t.path, "[environments] declares no environment")
		return
	}
	var envs []env.Environment
	for _, name := range order {
		path := sub(t.path, name)
		envs = append(envs, env.Environment{Name: name})
		last := &envs[len(envs)-1]
		if _, err := env.New(envs); err != nil {
			t.r.reportKey(path, "%v", err)
			return
		}
		for i, s := range t.strs(name) {
			if slices.Contains(last.Spellings, s) {
				t.r.report(item(path, i), "environment %q lists %q twice", name, s)
				continue
			}
			last.Spellings = append(last.Spellings, s)
			if _, err := env.New(envs); err != nil {
				t.r.report(item(path, i), "%v", err)
				return
			}
		}
	}
	if u, err := env.New(envs); err == nil {
		c.Universe = u
	}
}

// environment checks the name of an environment that stands at path.
func (c *Config) environment(r *reader, path, name string) {
	if _, ok := c.Universe.Named(name); !ok {
		r.report(path, "unknown environment %q%s", name, didYouMean(name, c.Universe.Names()))
	}
}
