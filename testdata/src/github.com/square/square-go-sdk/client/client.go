// Package client has the declarations of the real package that examples use.
package client

import (
	"github.com/square/square-go-sdk/option"
	"github.com/square/square-go-sdk/payments"
)

type Client struct{ Payments *payments.Client }

func NewClient(opts ...option.RequestOption) *Client { return nil }
