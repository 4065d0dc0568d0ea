// Whoever lists where a card is not charged forgets the environment that is
// added next year.
package main

import (
	"os"

	"github.com/stripe/stripe-go/v84"
	"github.com/stripe/stripe-go/v84/charge"
)

func main() {
	if os.Getenv("APP_ENV") != "development" {
		charge.New(&stripe.ChargeParams{}) // want `charge.New also runs in staging and any other environment and when APP_ENV is unset: os.Getenv\("APP_ENV"\) != "development" \(main.go:13\) excludes only development \[payment/stripe partial\]`
	}
	switch os.Getenv("APP_ENV") {
	case "development", "staging":
	default:
		charge.New(&stripe.ChargeParams{}) // want `charge.New also runs`
	}
	if os.Getenv("APP_ENV") == "production" {
		charge.New(&stripe.ChargeParams{})
	}
}
