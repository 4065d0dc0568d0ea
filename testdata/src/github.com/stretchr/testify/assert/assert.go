// Package assert has the declarations of the library that examples and tests use.
package assert

type TestingT interface {
	Errorf(format string, args ...any)
}
