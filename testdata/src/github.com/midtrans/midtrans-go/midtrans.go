// Package midtrans has the declarations of the library that examples and tests use.
package midtrans

type EnvironmentType int8

const (
	_ EnvironmentType = iota
	Sandbox
	Production
)

var Environment = Sandbox
