// Package refused holds what its tests must not reach.
package refused

import "github.com/stripe/stripe-go/v84/charge"

// Pay charges a card.
func Pay() { charge.New(nil) }
