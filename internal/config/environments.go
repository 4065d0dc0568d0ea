package config

import (
	"slices"

	"github.com/BurntSushi/toml"

	"github.com/envlint/envlint/internal/env"
)

// readEnvironments builds the universe. The order of the keys is the order of
// promotion, which a map does not keep.
func (c *Config) readEnvironments(top table, meta toml.MetaData) (order []string) {
	c.Universe = env.Default()
	if !top.has("environments") {
		return nil
	}
	t := top.table("environments")
	if t.m == nil {
		return nil
	}
	if len(t.m) == 0 {
		t.r.reportKey(t.path, "[environments] declares no environment")
		return nil
	}
	for _, k := range meta.Keys() {
		if len(k) == 2 && k[0] == "environments" && !slices.Contains(order, k[1]) {
			order = append(order, k[1])
		}
	}
	var envs []env.Environment
	for _, name := range order {
		path := sub(t.path, name)
		envs = append(envs, env.Environment{Name: name})
		last := &envs[len(envs)-1]
		if _, err := env.New(envs); err != nil {
			t.r.reportKey(path, "%v", err)
			return order
		}
		for i, s := range t.strs(name) {
			if slices.Contains(last.Spellings, s) {
				t.r.report(item(path, i), "environment %q lists %q twice", name, s)
				continue
			}
			last.Spellings = append(last.Spellings, s)
			if _, err := env.New(envs); err != nil {
				t.r.report(item(path, i), "%v", err)
				return order
			}
		}
	}
	if u, err := env.New(envs); err == nil {
		c.Universe = u
	}
	return order
}

// environment checks the name of an environment that stands at path.
func (c *Config) environment(r *reader, path, name string) {
	if _, ok := c.Universe.Named(name); !ok {
		r.report(path, "unknown environment %q%s", name, didYouMean(name, c.Universe.Names()))
	}
}
