// Package web has the declarations of the library that examples and tests use.
package web

type Config struct {
	RunMode          string
	EnableErrorsShow bool
	Listen           Listen
}

type Listen struct{ EnableAdmin bool }

var BConfig *Config
