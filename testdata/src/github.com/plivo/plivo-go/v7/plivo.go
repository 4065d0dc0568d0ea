// Package plivo has the declarations of the real package that examples use.
package plivo

type ClientOptions struct{}

type Client struct{ Messages *MessageService }

func NewClient(authId, authToken string, options *ClientOptions) (*Client, error) { return nil, nil }

type MessageService struct{}

type MessageCreateParams struct{ Src, Dst, Text string }

type MessageCreateResponseBody struct{}

func (service *MessageService) Create(params MessageCreateParams) (*MessageCreateResponseBody, error) {
	return nil, nil
}
