// A function that returns in production only guards everything after it.
package main

import (
	"fmt"
	"os"

	"github.com/stripe/stripe-go/v84"
	"github.com/stripe/stripe-go/v84/charge"
)

func mustBeProduction() {
	if env := os.Getenv("APP_ENV"); env != "production" {
		panic(fmt.Sprintf("no charges in %q", env))
	}
}

// shouldBeProduction only complains.
func shouldBeProduction() {
	if env := os.Getenv("APP_ENV"); env != "production" {
		fmt.Fprintf(os.Stderr, "charging in %q\n", env)
	}
}

func main() {
	shouldBeProduction()
	charge.New(&stripe.ChargeParams{}) // want `charge.New charges cards in every environment`
	mustBeProduction()
	charge.New(&stripe.ChargeParams{})
}
