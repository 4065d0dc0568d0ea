// A missing variable falls back to the most dangerous environment.
package main

import (
	"os"

	"github.com/stripe/stripe-go/v84"
	"github.com/stripe/stripe-go/v84/charge"
)

func environment(fallback string) string {
	if env := os.Getenv("APP_ENV"); env != "" {
		return env
	}
	return fallback
}

func main() {
	if environment("production") == "production" {
		charge.New(&stripe.ChargeParams{}) // want `charge.New also runs when APP_ENV is unset`
	}
	if environment("development") == "production" {
		charge.New(&stripe.ChargeParams{})
	}
}
