// Package bleve has the declarations of the library that examples and tests use.
package bleve

type Index interface{ Close() error }

func NewMemOnly(mapping any) (Index, error) { return nil, nil }
