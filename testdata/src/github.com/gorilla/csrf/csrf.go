// Package csrf has the declarations of the library that examples and tests use.
package csrf

import "net/http"

type Option func()

func Secure(s bool) Option { return nil }

func Protect(authKey []byte, opts ...Option) func(http.Handler) http.Handler { return nil }
