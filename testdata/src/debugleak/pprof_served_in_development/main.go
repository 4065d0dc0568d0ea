// The import is everywhere, the mux is served in development only.
package main

import (
	"net/http"
	_ "net/http/pprof"
	"os"
)

func main() {
	if os.Getenv("APP_ENV") == "development" {
		http.ListenAndServe(":6060", nil)
	}
	http.ListenAndServe(":8080", http.NewServeMux())
}
