// Package redis has the declarations of the library that examples use.
package redis

type Options struct{ Addr string }

type Client struct{}

func NewClient(opt *Options) *Client { return nil }
