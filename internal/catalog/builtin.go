package catalog

import (
	_ "embed" // for rules.json
	"encoding/json"
	"fmt"
	"sync"
)

// The rules that ship are written in TOML, in packs. Every process reads them,
// under go vet one for each package, and reading TOML takes ten times as long
// as reading the same as JSON: so rules.json is made of them, and a test holds
// it to them.
//
//go:generate go test -run TestPackedRules -update .

//go:embed rules.json
var packed []byte

// Builtin returns the rules that ship with envlint.
func Builtin() (*Catalog, error) { return builtin() }

var builtin = sync.OnceValues(loadPacked)

func loadPacked() (*Catalog, error) {
	var rules []Rule
	if err := json.Unmarshal(packed, &rules); err != nil {
		return nil, fmt.Errorf("rules.json: %w", err)
	}
	return New(rules)
}
