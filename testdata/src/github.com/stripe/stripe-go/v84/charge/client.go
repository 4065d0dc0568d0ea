// Package charge stands for the SDK's package of the same name.
package charge

import "github.com/stripe/stripe-go/v84"

func New(params *stripe.ChargeParams) (*stripe.Charge, error) { return &stripe.Charge{}, nil }
