// Package slack has the declarations of the library that examples and tests use.
package slack

type Client struct{}

type Option func(*Client)

func New(token string, options ...Option) *Client { return nil }

func OptionDebug(b bool) func(*Client) { return nil }

type MsgOption func()

func MsgOptionText(text string, escape bool) MsgOption { return nil }

func (api *Client) PostMessage(channelID string, options ...MsgOption) (string, string, error) {
	return "", "", nil
}

func (api *Client) AuthTest() (response any, err error) { return nil, nil }
