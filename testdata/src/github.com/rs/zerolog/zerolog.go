// Package zerolog has the declarations of the library that examples and tests use.
package zerolog

type Level int8

const (
	DebugLevel Level = iota
	InfoLevel
)

func SetGlobalLevel(l Level) {}

type ConsoleWriter struct{}

func NewConsoleWriter(options ...func(w *ConsoleWriter)) ConsoleWriter { return ConsoleWriter{} }
