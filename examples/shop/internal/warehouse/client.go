// Package warehouse speaks with the system that tells pickers what to fetch.
package warehouse

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"example.com/shop/internal/config"
)

// A Move asks for goods to be carried from one place to another.
type Move struct {
	Reference string `json:"reference"`
	SKU       string `json:"sku"`
	Quantity  int    `json:"quantity"`
	From      string `json:"from"`
	To        string `json:"to"`
}

// Places between which goods move.
const (
	Shelf   = "shelf"
	Packing = "packing"
	Returns = "returns"
)

// Client is the HTTP API of the warehouse.
type Client struct {
	endpoint config.Endpoint
	http     *http.Client
}

// NewClient returns a client for an endpoint.
func NewClient(endpoint config.Endpoint) *Client {
	return &Client{endpoint: endpoint, http: &http.Client{Timeout: 10 * time.Second}}
}

// PostMove hands a move to the pickers.
func (c *Client) PostMove(ctx context.Context, m Move) error {
	body, err := json.Marshal(m)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.endpoint.URL+"/v2/moves", bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+c.endpoint.Token)
	req.Header.Set("Content-Type", "application/json")
	resp, err := c.http.Do(req)
	if err != nil {
		return fmt.Errorf("warehouse: %w", err)
	}
	defer resp.Body.Close()
	// The warehouse answers 409 to a reference that it has already seen.
	if resp.StatusCode != http.StatusCreated && resp.StatusCode != http.StatusConflict {
		return fmt.Errorf("warehouse: move %s: %s", m.Reference, resp.Status)
	}
	return nil
}
