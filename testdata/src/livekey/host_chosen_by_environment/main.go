// The live host belongs where the environment says so, and nowhere else. A use
// is reported once.
package main

import (
	"net/http"
	"os"
)

func main() {
	host := "https://api-sandbox.dwolla.com"
	if os.Getenv("APP_ENV") == "production" {
		host = "https://api.dwolla.com"
	}
	http.Get(host + "/transfers")
	http.Get("https://api.gocardless.com/payments") // want `api.gocardless.com leads to the live system in every environment`

	// Who sends a request that changes something to a host hears of that.
	http.Post("https://api.dwolla.com/customers", "", nil)
}
