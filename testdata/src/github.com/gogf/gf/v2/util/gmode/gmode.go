// Package gmode has the declarations of the library that examples and tests use.
package gmode

func SetDevelop() {}
