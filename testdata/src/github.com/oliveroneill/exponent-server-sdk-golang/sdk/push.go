// Package expo has the declarations of the real package that examples use.
package expo

type ClientConfig struct{ Host, APIURL, AccessToken string }

type PushClient struct{}

type ExponentPushToken string

type PushMessage struct {
	To    []ExponentPushToken
	Title string
}

type PushResponse struct{}

func NewPushClient(config *ClientConfig) *PushClient { return nil }

func (c *PushClient) Publish(message *PushMessage) (PushResponse, error) {
	return PushResponse{}, nil
}

func (c *PushClient) PublishMultiple(messages []PushMessage) ([]PushResponse, error) {
	return nil, nil
}
