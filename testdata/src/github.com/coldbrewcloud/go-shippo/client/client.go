// Package client has the declarations of the real package that examples use.
package client

import "github.com/coldbrewcloud/go-shippo/models"

type Client struct{}

func (c *Client) PurchaseShippingLabel(input *models.TransactionInput) (*models.Transaction, error) {
	return nil, nil
}
