// Package mollie has the declarations of the real package that examples use.
package mollie

import (
	"context"
	"net/http"
)

type Config struct{}

func NewAPIConfig(testing bool) *Config { return nil }

type Client struct{ Payments *PaymentsService }

func NewClient(baseClient *http.Client, conf *Config) (*Client, error) { return nil, nil }

type PaymentsService struct{}

type (
	CreatePayment  struct{}
	Payment        struct{}
	PaymentOptions struct{}
	Response       struct{}
)

func (ps *PaymentsService) Create(ctx context.Context, p CreatePayment, opts *PaymentOptions) (*Response, *Payment, error) {
	return nil, nil, nil
}
