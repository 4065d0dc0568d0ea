// Package revel has the declarations of the library that examples and tests use.
package revel

var DevMode bool
