package config

import (
	"go/types"

	"github.com/envlint/envlint/internal/catalog"
)

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

// A guardEnvironment is a symbol that holds the environment, and what it holds
// when nobody sets it.
type guardEnvironment struct {
	pattern  catalog.Pattern
	fallback string
}

// runModes are the environments of web frameworks, which read them from files
// and variables of their own. Beego runs as prod unless somebody says otherwise.
var runModes = func() []guardEnvironment {
	var out []guardEnvironment
	for _, m := range [][2]string{
		{"(github.com/astaxie/beego.Config).RunMode", "prod"},
		{"(github.com/beego/beego.Config).RunMode", "prod"},
		{"(github.com/beego/beego/v*/server/web.Config).RunMode", "prod"},
		{"github.com/revel/revel.RunMode", ""},
	} {
		p, err := catalog.ParseSymbol(m[0])
		if err != nil {
			panic(err) // the list above is wrong, and every test says so
		}
		out = append(out, guardEnvironment{p, m[1]})
	}
	return out
}()

// environmentWhere finds the symbol for which match holds.
func (c *Config) environmentWhere(match func(catalog.Pattern) bool) (fallback string, ok bool) {
	for _, list := range [2][]guardEnvironment{c.Guards.environments, runModes} {
		for _, g := range list {
			if match(g.pattern) {
				return g.fallback, true
			}
		}
	}
	return "", false
}

// EnvironmentFunc reports whether a function returns the environment: [guards]
// environments names it.
func (c *Config) EnvironmentFunc(fn *types.Func) bool {
	_, ok := c.environmentWhere(func(p catalog.Pattern) bool { return p.MatchFunc(fn.Origin()) })
	return ok
}

// EnvironmentVar reports whether a package-level variable holds the
// environment, and what it does when nobody sets it: [guards] environments
// names it, or it is a framework's.
func (c *Config) EnvironmentVar(v *types.Var) (fallback string, ok bool) {
	return c.environmentWhere(func(p catalog.Pattern) bool { return p.MatchVar(v) })
}

// EnvironmentField is EnvironmentVar for the field of a struct.
func (c *Config) EnvironmentField(owner *types.TypeName, field string) (fallback string, ok bool) {
	return c.environmentWhere(func(p catalog.Pattern) bool { return p.MatchField(owner, field) })
}
