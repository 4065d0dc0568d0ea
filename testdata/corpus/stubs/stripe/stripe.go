// Package stripe has the shape of the real SDK, as far as the corpus uses it.
package stripe

// Key is the API key that all resource packages use.
var Key string

// ChargeParams are the parameters of a charge.
type ChargeParams struct{ Amount *int64 }

// Charge is a charge.
type Charge struct{ ID string }

// PaymentIntentParams are the parameters of a payment intent.
type PaymentIntentParams struct{ Amount *int64 }

// PaymentIntent is a payment intent.
type PaymentIntent struct{ ID string }
