// A test key in one place is no excuse for a real one in another.
package main

import (
	"os"

	"github.com/stripe/stripe-go/v84"
	"github.com/stripe/stripe-go/v84/charge"
)

func key() string {
	if os.Getenv("APP_ENV") == "development" {
		return "sk_test_4eC39HqLyjWDarjtT1zdp7dc"
	}
	return "sk_live_placeholder"
}

func main() {
	stripe.Key = key()
	charge.New(&stripe.ChargeParams{}) // want `charge.New also runs in staging and any other environment and when APP_ENV is unset`
}
