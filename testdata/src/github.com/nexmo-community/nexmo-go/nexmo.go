// Package nexmo has the declarations of the real package that examples use.
package nexmo

import "net/http"

type AuthSet struct{}

func NewAuthSet() *AuthSet { return nil }

func (a *AuthSet) SetAPISecret(apiKey, apiSecret string) {}

type Client struct{ SMS *SMSService }

func NewClient(httpClient *http.Client, authSet *AuthSet) *Client { return nil }

type SMSService struct{}

type SendSMSRequest struct{ From, To, Text string }

type SendSMSResponse struct{}

func (c *SMSService) SendSMS(request SendSMSRequest) (*SendSMSResponse, *http.Response, error) {
	return nil, nil, nil
}
