// Package checkout has the declarations of the real package that examples use.
package checkout

import (
	"context"
	"net/http"
)

type APIClient struct{ PaymentsApi *PaymentsApi }

type PaymentsApi struct{}

type PaymentsApiPaymentsInput struct{}

type PaymentResponse struct{}

func (a *PaymentsApi) PaymentsInput() PaymentsApiPaymentsInput { return PaymentsApiPaymentsInput{} }

func (a *PaymentsApi) Payments(ctx context.Context, r PaymentsApiPaymentsInput) (PaymentResponse, *http.Response, error) {
	return PaymentResponse{}, nil, nil
}
