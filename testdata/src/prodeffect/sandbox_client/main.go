// A client with a test key does no harm, where it certainly has one.
package main

import (
	"os"

	"github.com/stripe/stripe-go/v84"
	"github.com/stripe/stripe-go/v84/charge"
)

func main() {
	stripe.Key = "sk_test_4eC39HqLyjWDarjtT1zdp7dc"
	if os.Getenv("APP_ENV") == "production" {
		stripe.Key = os.Getenv("STRIPE_KEY")
	}
	charge.New(&stripe.ChargeParams{})
}
