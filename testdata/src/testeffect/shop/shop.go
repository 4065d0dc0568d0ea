// Package shop takes money, for tests of the analyzer.
package shop

import (
	"bytes"
	"net/http"
	"os"
	"testing"

	"github.com/stripe/stripe-go/v84"
	"github.com/stripe/stripe-go/v84/charge"
)

type Gateway interface{ Charge(cents int64) error }

type Stripe struct{}

func (Stripe) Charge(cents int64) error {
	_, err := charge.New(&stripe.ChargeParams{Amount: &cents})
	return err
}

type Service struct{ gateway Gateway }

func New(g Gateway) *Service { return &Service{g} }

func (s *Service) Checkout(cents int64) error { return s.gateway.Charge(cents) }

func Charge(cents int64) {
	charge.New(&stripe.ChargeParams{Amount: &cents})
}

type Config struct{ StripeKey string }

func Setup(c Config) { stripe.Key = c.StripeKey }

func InProduction(cents int64) {
	if os.Getenv("APP_ENV") == "production" {
		Charge(cents)
	}
}

func NotInDevelopment(cents int64) {
	if os.Getenv("APP_ENV") != "development" {
		Charge(cents)
	}
}

func NotInTests(cents int64) {
	if testing.Testing() {
		return
	}
	Charge(cents)
}

type Client struct{ base string }

func NewClient() *Client { return &Client{base: "https://api.mollie.com"} }

func (c *Client) Pay() { http.Post(c.base+"/v2/payments", "application/json", bytes.NewReader(nil)) }
