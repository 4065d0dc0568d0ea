// Package badger has the declarations of the library that examples and tests use.
package badger

type Options struct{ InMemory bool }

func DefaultOptions(path string) Options { return Options{} }

func (opt Options) WithInMemory(b bool) Options { opt.InMemory = b; return opt }

type DB struct{}

func Open(opt Options) (*DB, error) { return nil, nil }
