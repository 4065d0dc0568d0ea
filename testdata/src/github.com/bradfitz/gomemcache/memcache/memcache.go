// Package memcache has the declarations of the library that examples use.
package memcache

type Client struct{}

func New(server ...string) *Client { return nil }
