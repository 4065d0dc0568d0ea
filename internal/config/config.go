// Package config finds, reads and checks envlint.toml, and answers what a
// project decided: which environments exist, where effects and settings may
// run, what counts as a guard, which rules apply.
//
// Everything has a default. A file that is wrong in any place is refused as a
// whole, because a rule or guard that was silently dropped is worse than none.
package config

import (
	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/env"
)

// A Config is what a project decided, with defaults filled in. It must not be
// changed after Load or Default.
type Config struct {
	// Path is the file that was read; empty for the defaults.
	Path     string
	Universe *env.Universe
	Policy   Policy
	Guards   Guards
	// Own are globs of the module paths that count as the project's own,
	// beside the main module.
	Own []string
	// Rules are the lines of [rules]: from glob to on, off or a severity.
	Rules map[string]string
	// Catalog holds the rules that apply: those that ship and the project's,
	// with the severities of [rules], without those that [rules] puts off. A
	// rule that ships off and was not switched on is there and still Off.
	Catalog  *catalog.Catalog
	Excludes []Exclude
	// Variants are lists of build tags: the project is analysed with each, and
	// what they find is put together. None means one build without tags.
	Variants [][]string
	// IncludeVet adds the analyzers of go vet itself.
	IncludeVet bool
	// Exported makes the exported functions of packages that are no main
	// starting points.
	Exported     bool
	RootExcludes []RootExclude

	all     *catalog.Catalog // the rules before [rules]
	written map[string]bool  // the ids of the project's own rules
	content string           // what Hash depends on beside the executable
}

// A Policy says where operations may run and what is worth reporting.
type Policy struct {
	Effects    []string            // environments where effects belong
	NoSettings []string            // environments where settings do not
	MayRun     map[string][]string // further environments, by category
	Accept     map[string]string   // weakest silent grade, by category or rule id
	// UnsetImpossible says that the environment variable is never missing.
	UnsetImpossible bool
}

// Guards name what the analysis cannot recognise by itself.
type Guards struct {
	// Variables are the environment variables that hold the environment; nil
	// means the default ones.
	Variables    []string
	functions    []guardFunction
	environments []guardEnvironment
}

// A guardFunction is a bool function that holds in one environment only.
type guardFunction struct {
	pattern     catalog.Pattern
	environment string
}

// An Exclude removes findings from paths that are not deployed.
type Exclude struct {
	Path   string // doublestar glob, relative to the module root
	Rule   string // glob of rule IDs; empty means all
	Reason string
}

// Default returns the configuration of a project without a file.
func Default() *Config {
	builtin, err := catalog.Builtin()
	if err != nil {
		// The packs are embedded and tested: this is a broken build.
		panic(err)
	}
	c := &Config{Universe: env.Default(), Policy: defaultPolicy(), Catalog: builtin}
	return c.withRules()
}

func defaultPolicy() Policy {
	return Policy{Effects: []string{env.Production}, NoSettings: []string{env.Production}}
}

// MayRun returns the worlds in which the rule's operation is allowed.
func (c *Config) MayRun(r *catalog.Rule) env.Set {
	var allowed env.Set
	switch {
	case r.Category == catalog.RequiresCategory: // its directive says where
	case r.Kind() == catalog.Choice:
		return c.Universe.All()
	case r.Kind() == catalog.Effect:
		allowed = c.named(c.Policy.Effects)
	default:
		allowed = c.Universe.All().Minus(c.named(c.Policy.NoSettings))
	}
	allowed = allowed.Union(c.named(c.Policy.MayRun[r.Category]))
	if c.Policy.UnsetImpossible {
		// Nothing runs there, so nothing is forbidden there either.
		allowed = allowed.With(c.Universe.Unset())
	}
	return allowed
}

func (c *Config) named(names []string) env.Set {
	var s env.Set
	for _, n := range names {
		worlds, _ := c.Universe.Named(n) // Load has checked the name
		s = s.Union(worlds)
	}
	return s
}

// Accepts names the weakest grade of the rule's findings that stays silent.
func (c *Config) Accepts(r *catalog.Rule) string {
	for _, key := range []string{r.ID, r.Category} {
		if grade, ok := c.Policy.Accept[key]; ok {
			return grade
		}
	}
	return catalog.Categories[r.Category].Accept
}
