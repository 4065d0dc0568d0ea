// A live key in the code is everybody's; messages show its prefix only.
package main

import (
	"net/http"
	"os"

	"github.com/stripe/stripe-go/v84"
)

const key = "sk_live_51Abcdefgh"

func main() {
	stripe.Key = key // want `^sk_live_… unlocks the live account in every environment: no guard on .*\[livekey/key unguarded\]$`

	r, _ := http.NewRequest("GET", "https://example.org", nil)
	if os.Getenv("APP_ENV") != "development" {
		r.Header.Set("Authorization", "rk_live_51Abcdefgh") // want `^rk_live_… unlocks the live account in .*staging.*\[livekey/key partial\]$`
	}
	if os.Getenv("APP_ENV") == "production" {
		stripe.Key = "sk_live_51Abcdefgi"
	}
	if os.Getenv("APP_ENV") == "staging" {
		r.Header.Set("X-Other", "none")
	}
}
