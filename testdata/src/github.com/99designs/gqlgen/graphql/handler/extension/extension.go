// Package extension has the declarations of the library that examples and tests use.
package extension

type Introspection struct{}

func (c Introspection) ExtensionName() string { return "Introspection" }
