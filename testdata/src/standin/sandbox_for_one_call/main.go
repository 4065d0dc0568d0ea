// The host is chosen by environment for one call and forgotten for the other.
package main

import (
	"net/http"
	"os"
)

func base() string {
	if os.Getenv("APP_ENV") == "production" {
		return "https://api-m.paypal.com"
	}
	return "https://api-m.sandbox.paypal.com"
}

func main() {
	http.Get("https://api-m.sandbox.paypal.com/v1/oauth2/token") // want `api-m.sandbox.paypal.com leads to a sandbox in production \[standin/sandbox unguarded\]`
	http.Get(base() + "/v2/checkout/orders")
}
