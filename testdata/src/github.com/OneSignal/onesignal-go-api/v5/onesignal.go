// Package onesignal has the declarations of the real package that examples use.
package onesignal

import (
	"context"
	"net/http"
)

type Configuration struct{}

func NewConfiguration() *Configuration { return nil }

type APIClient struct{ DefaultApi *DefaultApiService }

func NewAPIClient(cfg *Configuration) *APIClient { return nil }

type DefaultApiService struct{}

type Notification struct{}

func NewNotification(appId string) *Notification { return nil }

type CreateNotificationSuccessResponse struct{}

type ApiCreateNotificationRequest struct{ ApiService *DefaultApiService }

func (a *DefaultApiService) CreateNotification(ctx context.Context) ApiCreateNotificationRequest {
	return ApiCreateNotificationRequest{}
}

func (r ApiCreateNotificationRequest) Notification(n Notification) ApiCreateNotificationRequest {
	return r
}

func (r ApiCreateNotificationRequest) Execute() (*CreateNotificationSuccessResponse, *http.Response, error) {
	return r.ApiService.CreateNotificationExecute(r)
}

func (a *DefaultApiService) CreateNotificationExecute(r ApiCreateNotificationRequest) (*CreateNotificationSuccessResponse, *http.Response, error) {
	return nil, nil, nil
}
