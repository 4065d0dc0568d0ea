// Package env has the declarations of github.com/caarlos0/env/v11 that examples
// use.
package env

func Parse(v any) error { return nil }

type Options struct{ Prefix string }

func ParseAsWithOptions[T any](opts Options) (T, error) { return ParseAs[T]() }

func ParseAs[T any]() (T, error) {
	var t T
	return t, nil
}
