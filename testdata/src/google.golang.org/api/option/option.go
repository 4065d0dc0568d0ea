// Package option has the declarations of the library that examples and tests use.
package option

type ClientOption interface{ Apply() }

func WithEndpoint(url string) ClientOption { return nil }
