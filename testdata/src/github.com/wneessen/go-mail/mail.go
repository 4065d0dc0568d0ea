// Package mail has the declarations of the library that examples and tests use.
package mail

type TLSPolicy int

const (
	TLSMandatory TLSPolicy = iota
	TLSOpportunistic
	NoTLS
)

type Client struct{}

type Option func(*Client) error

func NewClient(host string, opts ...Option) (*Client, error) { return nil, nil }

func WithTLSPolicy(policy TLSPolicy) Option { return nil }

func WithDebugLog() Option { return nil }

type Msg struct{}

func NewMsg() *Msg { return nil }

func (c *Client) DialAndSend(messages ...*Msg) error { return nil }
