// Package charge creates charges.
package charge

import "github.com/stripe/stripe-go/v84"

// New charges a card.
func New(params *stripe.ChargeParams) (*stripe.Charge, error) {
	return &stripe.Charge{ID: "ch_" + stripe.Key}, nil
}
