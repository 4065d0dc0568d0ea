// Package resty has the declarations of the library that examples and tests use.
package resty

type Client struct{ Debug bool }

func New() *Client { return &Client{} }

func (c *Client) SetDebug(d bool) *Client { c.Debug = d; return c }

func (c *Client) R() *Request { return nil }

type Request struct{}

func (r *Request) Get(url string) (*Response, error) { return nil, nil }

type Response struct{}
