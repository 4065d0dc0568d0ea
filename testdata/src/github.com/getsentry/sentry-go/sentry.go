// Package sentry has the declarations of the library that examples and tests use.
package sentry

type ClientOptions struct {
	Debug       bool
	Environment string
}

func Init(options ClientOptions) error { return nil }
