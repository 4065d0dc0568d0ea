// Package ast has the declarations of the library that examples and tests use.
package ast

type QueryDocument struct{}
