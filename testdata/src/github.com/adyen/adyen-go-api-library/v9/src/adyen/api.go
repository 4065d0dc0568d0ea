// Package adyen has the declarations of the real package that examples use.
package adyen

import (
	"github.com/adyen/adyen-go-api-library/v9/src/checkout"
	"github.com/adyen/adyen-go-api-library/v9/src/common"
)

type APIClient struct{}

func NewClient(cfg *common.Config) *APIClient { return nil }

func (c *APIClient) Checkout() *checkout.APIClient { return nil }
