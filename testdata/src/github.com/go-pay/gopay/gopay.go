// Package gopay has the declarations of the library that examples and tests use.
package gopay

type DebugSwitch int8

const (
	DebugOff DebugSwitch = 0
	DebugOn  DebugSwitch = 1
)
