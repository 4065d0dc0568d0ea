// Package newrelic has the declarations of the library that examples and tests use.
package newrelic

import "io"

type Application struct{}

type ConfigOption func()

func NewApplication(opts ...ConfigOption) (*Application, error) { return nil, nil }

func ConfigDebugLogger(w io.Writer) ConfigOption { return nil }

func ConfigEnabled(enabled bool) ConfigOption { return nil }
