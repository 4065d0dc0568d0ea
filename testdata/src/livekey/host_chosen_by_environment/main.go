// The live host belongs where the environment says so, and nowhere else.
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
	http.Post("https://api.dwolla.com/transfers", "", nil) // want `api.dwolla.com leads to the live system in every environment`
}
