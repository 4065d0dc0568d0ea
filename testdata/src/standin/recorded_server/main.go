// A server made for tests answers in production.
package main

import (
	"net/http"
	"net/http/httptest" // want `net/http/httptest .* in production \[standin/mock unguarded\]`
)

func main() {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
}
