// Package nats has the declarations of the library that examples use.
package nats

type Conn struct{}

type Option func() error

func Connect(url string, options ...Option) (*Conn, error) { return nil, nil }
