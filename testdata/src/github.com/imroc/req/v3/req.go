// Package req has the declarations of the library that examples and tests use.
package req

type Client struct{}

func C() *Client { return &Client{} }

func DevMode() *Client { return nil }

func (c *Client) DevMode() *Client { return c }

func (c *Client) EnableInsecureSkipVerify() *Client { return c }

func (c *Client) R() *Request { return nil }

type Request struct{}

func (r *Request) Get(url string) (*Response, error) { return nil, nil }

type Response struct{}
