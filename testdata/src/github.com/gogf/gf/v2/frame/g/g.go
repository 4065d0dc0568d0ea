// Package g has the declarations of the library that examples and tests use.
package g

func SetDebug(enabled bool) {}
