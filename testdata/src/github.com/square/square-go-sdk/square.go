// Package square has the declarations of the real package that examples use.
package square

type CreatePaymentRequest struct{ SourceID string }

type CreatePaymentResponse struct{}
