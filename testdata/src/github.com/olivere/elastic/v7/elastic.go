// Package elastic has the declarations of the library that examples and tests use.
package elastic

type Logger interface{ Printf(format string, v ...any) }

type Client struct{}

type ClientOptionFunc func(*Client) error

func NewClient(options ...ClientOptionFunc) (*Client, error) { return nil, nil }

func SetTraceLog(logger Logger) ClientOptionFunc { return nil }
