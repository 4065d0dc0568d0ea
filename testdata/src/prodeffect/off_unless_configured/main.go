// A program that charges only where somebody configured it to is accepted; one
// that charges unless somebody configured it not to is not.
package main

import (
	"os"

	"github.com/stripe/stripe-go/v84"
	"github.com/stripe/stripe-go/v84/charge"
)

func main() {
	if os.Getenv("PAYMENTS") == "on" {
		charge.New(&stripe.ChargeParams{})
	}
	if os.Getenv("DRY_RUN") == "" {
		charge.New(&stripe.ChargeParams{}) // want `charge.New charges cards in every environment`
	}
}
