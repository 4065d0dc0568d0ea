// Package binance has the declarations of the library that examples and tests use.
package binance

import "context"

var UseTestnet = false

type Client struct{}

type CreateOrderService struct{}

type CreateOrderResponse struct{}

type RequestOption func()

func NewClient(apiKey, secretKey string) *Client { return nil }

func (c *Client) NewCreateOrderService() *CreateOrderService { return nil }

func (s *CreateOrderService) Symbol(symbol string) *CreateOrderService { return s }

func (s *CreateOrderService) Quantity(quantity string) *CreateOrderService { return s }

func (s *CreateOrderService) Do(ctx context.Context, opts ...RequestOption) (res *CreateOrderResponse, err error) {
	return nil, nil
}
