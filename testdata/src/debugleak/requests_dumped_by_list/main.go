// Lists say where requests are dumped; production slipped into one of them.
package main

import (
	"net/http"
	"net/http/httputil"
	"os"
	"slices"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		env := os.Getenv("APP_ENV")
		if slices.Contains([]string{"development", "test"}, env) {
			httputil.DumpRequest(r, true)
		}
		if slices.Contains([]string{"development", "production"}, env) {
			httputil.DumpRequest(r, true) // want `httputil.DumpRequest dumps whole requests or answers in production`
		}
	})
	http.ListenAndServe(":8080", nil)
}
