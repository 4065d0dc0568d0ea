// Package httpSwagger has the declarations of the library that examples and tests use.
package httpSwagger

import "net/http"

func Handler(configFns ...func()) http.HandlerFunc { return nil }
