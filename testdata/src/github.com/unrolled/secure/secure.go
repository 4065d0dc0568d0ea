// Package secure has the declarations of the library that examples and tests use.
package secure

import "net/http"

type Options struct{ IsDevelopment bool }

type Secure struct{}

func New(options ...Options) *Secure { return nil }

func (s *Secure) Handler(h http.Handler) http.Handler { return h }
