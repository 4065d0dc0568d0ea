// Package payments has the declarations of the real package that examples use.
package payments

import (
	"context"

	square "github.com/square/square-go-sdk"
	"github.com/square/square-go-sdk/option"
)

type Client struct{}

func (c *Client) Create(ctx context.Context, request *square.CreatePaymentRequest, opts ...option.RequestOption) (*square.CreatePaymentResponse, error) {
	return nil, nil
}
