// Package braintree has the declarations of the real package that examples use.
package braintree

import "context"

type Environment struct{ url string }

var (
	Development = Environment{"http://localhost:3000"}
	Sandbox     = Environment{"https://sandbox.braintreegateway.com"}
	Production  = Environment{"https://www.braintreegateway.com"}
)

type Braintree struct{}

func New(env Environment, merchId, pubKey, privKey string) *Braintree { return nil }

func (g *Braintree) Transaction() *TransactionGateway { return nil }

type TransactionGateway struct{}

func (g *TransactionGateway) Create(ctx context.Context, tx *TransactionRequest) (*Transaction, error) {
	return nil, nil
}

func (g *TransactionGateway) Void(ctx context.Context, id string) (*Transaction, error) {
	return nil, nil
}

type TransactionRequest struct {
	Type   string
	Amount *Decimal
}

type Transaction struct{}

type Decimal struct{}

func NewDecimal(unscaled int64, scale int) *Decimal { return nil }
