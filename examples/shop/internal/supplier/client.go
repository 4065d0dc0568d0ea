// Package supplier orders goods from the companies that make them.
package supplier

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"example.com/shop/internal/config"
)

// A Buyer orders goods.
type Buyer interface {
	Buy(ctx context.Context, po PurchaseOrder) (confirmation string, err error)
}

// A PurchaseOrder is binding once the supplier has it.
type PurchaseOrder struct {
	Number   string `json:"number"`
	Supplier string `json:"supplier"`
	SKU      string `json:"sku"`
	Quantity int    `json:"quantity"`
}

// Client is the trading platform that all of our suppliers are on.
type Client struct {
	endpoint config.Endpoint
	http     *http.Client
}

// NewClient returns a client for an endpoint.
func NewClient(endpoint config.Endpoint) *Client {
	return &Client{endpoint: endpoint, http: &http.Client{Timeout: 30 * time.Second}}
}

// Buy places a purchase order and returns the supplier's confirmation.
func (c *Client) Buy(ctx context.Context, po PurchaseOrder) (string, error) {
	if po.Supplier == "" || po.Quantity <= 0 {
		return "", fmt.Errorf("supplier: incomplete purchase order %s", po.Number)
	}
	// mistake 10: the nightly job comes here from preprod as well.
	return c.submit(ctx, po)
}

// submit sends the purchase order.
//
//envlint:effect stock
func (c *Client) submit(ctx context.Context, po PurchaseOrder) (string, error) {
	body, err := json.Marshal(po)
	if err != nil {
		return "", err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.endpoint.URL+"/purchase-orders", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	req.Header.Set("Authorization", "Bearer "+c.endpoint.Token)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Idempotency-Key", po.Number)
	resp, err := c.http.Do(req)
	if err != nil {
		return "", fmt.Errorf("supplier: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusAccepted {
		return "", fmt.Errorf("supplier: order %s: %s", po.Number, resp.Status)
	}
	var answer struct {
		Confirmation string `json:"confirmation"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		return "", fmt.Errorf("supplier: order %s: %w", po.Number, err)
	}
	return answer.Confirmation, nil
}
