// Package logger has the declarations of the library that examples and tests use.
package logger

type LogLevel int

const (
	Silent LogLevel = iota + 1
	Error
	Warn
	Info
)

type Interface interface{ LogMode(LogLevel) Interface }

var Default Interface
