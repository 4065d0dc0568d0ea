// Package handler has the declarations of the library that examples and tests use.
package handler

type Config struct{ GraphiQL, Playground bool }

type Handler struct{}

func New(p *Config) *Handler { return nil }
