// Package options has the declarations of the library that examples and tests use.
package options

type LogLevel int

type LogComponent int

const (
	LogLevelInfo  LogLevel = 1
	LogLevelDebug LogLevel = 2
)

const LogComponentAll LogComponent = 0

type LoggerOptions struct{}

func Logger() *LoggerOptions { return nil }

func (opts *LoggerOptions) SetComponentLevel(component LogComponent, level LogLevel) *LoggerOptions {
	return opts
}
