// Package echo has the declarations of the library that examples and tests use.
package echo

type Echo struct{ Debug bool }

type Context interface{ Path() string }

type HandlerFunc func(c Context) error

type MiddlewareFunc func(next HandlerFunc) HandlerFunc

func New() *Echo { return &Echo{} }

func (e *Echo) Start(address string) error { return nil }

func (e *Echo) Use(middleware ...MiddlewareFunc) {}
