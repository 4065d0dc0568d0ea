// Package log has the declarations of the library that examples and tests use.
package log

type Level int

const DebugLevel Level = -4

func SetLevel(level Level) {}
