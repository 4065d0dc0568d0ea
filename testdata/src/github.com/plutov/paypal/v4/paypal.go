// Package paypal has the declarations of the library that examples and tests use.
package paypal

import "context"

const (
	APIBaseSandBox = "https://api-m.sandbox.paypal.com"
	APIBaseLive    = "https://api-m.paypal.com"
)

type Client struct{}

func NewClient(clientID string, secret string, APIBase string) (*Client, error) { return nil, nil }

type CaptureOrderRequest struct{}

type CaptureOrderResponse struct{}

func (c *Client) CaptureOrder(ctx context.Context, orderID string, captureOrderRequest CaptureOrderRequest) (*CaptureOrderResponse, error) {
	return nil, nil
}
