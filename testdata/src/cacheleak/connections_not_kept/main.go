// Connections that are closed after each use, as a field of the transport.
package main

import (
	"net/http"
	"os"
)

func main() {
	every := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // want `opens a connection for each request in production`
	every.Get("https://example.test")

	production := os.Getenv("APP_ENV") == "production"
	most := &http.Client{Transport: &http.Transport{DisableKeepAlives: !production}}
	most.Get("https://example.test")
}
