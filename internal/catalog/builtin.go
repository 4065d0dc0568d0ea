package catalog

import (
	"bytes"
	_ "embed" // for rules.gob
	"encoding/gob"
	"fmt"
	"sync"
)

// The rules that ship are written in TOML, in packs. Every process reads them,
// under go vet one for each package, and reading TOML takes ten times as long
// as JSON, and JSON six times as long as gob: so rules.gob is made of them, and
// a test holds it to them.
//
//go:generate go test -run TestPackedRules -update .

//go:embed rules.gob
var packed []byte

// Builtin returns the rules that ship with envlint.
func Builtin() (*Catalog, error) { return builtin() }

var builtin = sync.OnceValues(loadPacked)

func loadPacked() (*Catalog, error) {
	rules, err := unpack()
	if err != nil {
		return nil, err
	}
	return New(rules)
}

func unpack() ([]Rule, error) {
	var rules []Rule
	if err := gob.NewDecoder(bytes.NewReader(packed)).Decode(&rules); err != nil {
		return nil, fmt.Errorf("rules.gob: %w", err)
	}
	return rules, nil
}
