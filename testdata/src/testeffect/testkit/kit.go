// Package testkit helps tests.
package testkit

import (
	"os"
	"testing"

	"testeffect/shop"
)

func Pay(t testing.TB) { shop.New(shop.Stripe{}).Checkout(3) }

func NeedKey(t *testing.T) {
	t.Helper()
	if os.Getenv("STRIPE_KEY") == "" {
		t.Skip("no key")
	}
}
