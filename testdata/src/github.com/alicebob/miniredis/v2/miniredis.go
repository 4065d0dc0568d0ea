// Package miniredis has the declarations of the library that examples and tests use.
package miniredis

type Miniredis struct{}

func Run() (*Miniredis, error) { return nil, nil }

func (m *Miniredis) Addr() string { return "" }
