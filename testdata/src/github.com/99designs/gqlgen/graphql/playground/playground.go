// Package playground has the declarations of the library that examples and tests use.
package playground

import "net/http"

func Handler(title, endpoint string) http.HandlerFunc { return nil }
