// Package faker has the declarations of the library that examples and tests use.
package faker

func Name() string { return "" }
