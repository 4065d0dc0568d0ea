// Package messagebird has the declarations of the real package that examples use.
package messagebird

type Client interface {
	Request(v any, method, path string, data any) error
}

type DefaultClient struct{ AccessKey string }

func New(accessKey string) *DefaultClient { return nil }

func (c *DefaultClient) Request(v any, method, path string, data any) error { return nil }
