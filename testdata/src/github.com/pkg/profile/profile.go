// Package profile has the declarations of the library that examples and tests use.
package profile

type Profile struct{}

func Start(options ...func(*Profile)) interface{ Stop() } { return nil }
