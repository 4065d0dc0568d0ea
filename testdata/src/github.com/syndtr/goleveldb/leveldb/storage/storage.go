// Package storage has the declarations of the library that examples and tests use.
package storage

type Storage interface{ Close() error }

func NewMemStorage() Storage { return nil }
