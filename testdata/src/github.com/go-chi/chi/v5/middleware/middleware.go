// Package middleware has the declarations of the library that examples and tests use.
package middleware

import "net/http"

func NoCache(h http.Handler) http.Handler { return h }
