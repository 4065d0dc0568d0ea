package catalog

import (
	"embed"
	"fmt"
	"sync"

	"github.com/BurntSushi/toml"
)

//go:embed packs/*.toml
var packs embed.FS

// Builtin returns the rules that ship with envlint.
func Builtin() (*Catalog, error) { return builtin() }

var builtin = sync.OnceValues(loadPacks)

func loadPacks() (*Catalog, error) {
	entries, err := packs.ReadDir("packs")
	if err != nil {
		return nil, err
	}
	var rules []Rule
	for _, e := range entries {
		text, err := packs.ReadFile("packs/" + e.Name())
		if err != nil {
			return nil, err
		}
		var pack struct {
			Rule []Rule `toml:"rule"`
		}
		meta, err := toml.Decode(string(text), &pack)
		if err != nil {
			return nil, fmt.Errorf("packs/%s: %w", e.Name(), err)
		}
		if extra := meta.Undecoded(); len(extra) > 0 {
			return nil, fmt.Errorf("packs/%s: unknown key %q", e.Name(), extra[0])
		}
		for _, r := range pack.Rule {
			if err := documented(r); err != nil {
				return nil, fmt.Errorf("packs/%s: %w", e.Name(), err)
			}
		}
		rules = append(rules, pack.Rule...)
	}
	return New(rules)
}

// documented holds rules that ship to more than those of a project: their
// texts are what users read in messages and in the generated documentation.
func documented(r Rule) error {
	for _, f := range []struct{ key, text string }{{"does", r.Does}, {"why", r.Why}, {"bad", r.Bad}, {"good", r.Good}} {
		if f.text == "" {
			return &RuleError{r.ID, f.key, -1, "is missing"}
		}
	}
	return nil
}
