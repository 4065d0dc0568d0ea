// A literal, a later store and a computed value switch development on alike.
package main

import (
	"net/http"
	"os"

	"github.com/unrolled/secure"
)

func serve(o secure.Options) { secure.New(o).Handler(http.NotFoundHandler()) }

func main() {
	env := os.Getenv("APP_ENV")
	serve(secure.Options{IsDevelopment: true}) // want `in production \[debug/secure-development unguarded\]`

	var later secure.Options
	if env != "staging" {
		later.IsDevelopment = true // want `in production \[debug/secure-development unguarded\]`
	}
	serve(later)

	serve(secure.Options{IsDevelopment: env == "development"})
	serve(secure.Options{IsDevelopment: false})
}
