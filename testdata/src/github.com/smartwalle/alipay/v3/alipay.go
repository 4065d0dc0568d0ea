// Package alipay has the declarations of the library that examples and tests use.
package alipay

import "context"

type Client struct{}

type OptionFunc func(c *Client)

func New(appId, privateKey string, isProduction bool, opts ...OptionFunc) (*Client, error) {
	return nil, nil
}

type TradePay struct{}

type TradePayRsp struct{}

func (c *Client) TradePay(ctx context.Context, param TradePay) (result *TradePayRsp, err error) {
	return nil, nil
}
