// Package apns2 has the declarations of the library that examples and tests use.
package apns2

import "crypto/tls"

type Client struct{ Host string }

type Notification struct{ Topic string }

type Response struct{}

func NewClient(certificate tls.Certificate) *Client { return &Client{} }

func (c *Client) Development() *Client { return c }

func (c *Client) Production() *Client { return c }

func (c *Client) Push(n *Notification) (*Response, error) { return nil, nil }
