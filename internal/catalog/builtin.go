package catalog

import "sync"

// The rules that ship are written in TOML, in packs. Every process needs them,
// under go vet one for each package, and to read them would take a third of its
// time: so packed.go is made of them, which the compiler lays out as data, and a
// test holds it to them.
//
//go:generate go test -run TestPackedRules -update .

// Builtin returns the rules that ship with envlint.
func Builtin() (*Catalog, error) { return builtin() }

var builtin = sync.OnceValues(func() (*Catalog, error) { return New(packed) })
