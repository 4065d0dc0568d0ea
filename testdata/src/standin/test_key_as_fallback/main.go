// Whoever forgets the variable in production uses the test account.
package main

import (
	"os"

	"github.com/stripe/stripe-go/v84"
)

func main() {
	key := os.Getenv("STRIPE_KEY")
	if key == "" {
		key = "sk_test_51Abcdefgh" // want `sk_test_… is the key of a test account in production`
	}
	stripe.Key = key
	if os.Getenv("APP_ENV") == "development" {
		stripe.Key = "sk_test_51Abcdefgi"
	}
}
