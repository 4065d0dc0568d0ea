package warehouse

import (
	"context"
	"fmt"
	"log/slog"
)

// A Mover has goods moved.
type Mover interface {
	Move(ctx context.Context, m Move) error
}

// Remote has goods moved in the real warehouse.
type Remote struct {
	client *Client
}

// NewRemote returns a mover on top of the warehouse's API.
func NewRemote(client *Client) *Remote { return &Remote{client: client} }

// Move checks a move and hands it over.
func (r *Remote) Move(ctx context.Context, m Move) error {
	if m.Quantity <= 0 || m.From == m.To {
		return fmt.Errorf("warehouse: %d of %s from %s to %s is no move", m.Quantity, m.SKU, m.From, m.To)
	}
	// mistake 5: the worker has this implementation in every environment.
	return r.client.PostMove(ctx, m)
}

// Paper writes moves down and moves nothing.
type Paper struct{}

// Move logs a move.
func (Paper) Move(ctx context.Context, m Move) error {
	slog.InfoContext(ctx, "move on paper", "reference", m.Reference, "sku", m.SKU, "quantity", m.Quantity)
	return nil
}
