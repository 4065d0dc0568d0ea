// A variable that nothing stores to is its value where it is read.
package main

import (
	"net/http"
	"os"
)

var (
	live    = "https://connect.squareup.com"
	sandbox = "https://connect.squareupsandbox.com"
)

func host() string {
	if os.Getenv("APP_ENV") == "production" {
		return live
	}
	return sandbox
}

func main() {
	http.Get(host() + "/v2/payments")
	http.Get(sandbox + "/oauth2/token") // want `connect.squareupsandbox.com leads to a sandbox in production`
}
