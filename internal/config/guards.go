package config

import "go/types"

// GuardFunc returns the environment in which a function of [guards] functions
// returns true.
func (c *Config) GuardFunc(fn *types.Func) (environment string, ok bool) {
	for _, g := range c.Guards.functions {
		if g.pattern.MatchFunc(fn.Origin()) {
			return g.environment, true
		}
	}
	return "", false
}

// HasGuardFuncs reports whether [guards] functions names any.
func (c *Config) HasGuardFuncs() bool { return len(c.Guards.functions) > 0 }

// EnvironmentFunc reports whether [guards] environments names a function that
// returns the environment.
func (c *Config) EnvironmentFunc(fn *types.Func) bool {
	for _, p := range c.Guards.environments {
		if p.MatchFunc(fn.Origin()) {
			return true
		}
	}
	return false
}

// EnvironmentVar reports whether [guards] environments names a package-level
// variable that holds the environment.
func (c *Config) EnvironmentVar(v *types.Var) bool {
	for _, p := range c.Guards.environments {
		if p.MatchVar(v) {
			return true
		}
	}
	return false
}

// EnvironmentField reports whether [guards] environments names a field that
// holds the environment.
func (c *Config) EnvironmentField(owner *types.TypeName, field string) bool {
	for _, p := range c.Guards.environments {
		if p.MatchField(owner, field) {
			return true
		}
	}
	return false
}
