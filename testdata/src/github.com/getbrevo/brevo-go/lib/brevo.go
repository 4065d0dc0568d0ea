// Package lib has the declarations of the real package that examples use.
package lib

import (
	"context"
	"net/http"
)

type Configuration struct{}

func NewConfiguration() *Configuration { return nil }

type APIClient struct {
	TransactionalEmailsApi *TransactionalEmailsApiService
}

func NewAPIClient(cfg *Configuration) *APIClient { return nil }

type TransactionalEmailsApiService struct{}

type (
	SendSmtpEmail   struct{ Subject string }
	CreateSmtpEmail struct{}
)

func (a *TransactionalEmailsApiService) SendTransacEmail(ctx context.Context, sendSmtpEmail SendSmtpEmail) (CreateSmtpEmail, *http.Response, error) {
	return CreateSmtpEmail{}, nil, nil
}
