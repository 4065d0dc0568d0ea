// Nothing asks for the environment: what STRIPE_KEY holds decides, and the
// report stands where the key enters.
package main

import (
	"os"

	"github.com/stripe/stripe-go/v84"
	"github.com/stripe/stripe-go/v84/charge"
)

func main() {
	stripe.Key = os.Getenv("STRIPE_KEY") // want `only STRIPE_KEY decides whether this client charges cards \(2 calls\)`
	charge.New(&stripe.ChargeParams{Amount: stripe.Int64(100)})
	charge.New(&stripe.ChargeParams{Amount: stripe.Int64(200)})
}
