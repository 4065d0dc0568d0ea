package order

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"
)

// Repository reads and writes orders.
type Repository struct {
	db *gorm.DB
}

// NewRepository returns a repository on db.
func NewRepository(db *gorm.DB) *Repository { return &Repository{db: db} }

// Models lists the tables of the package.
func Models() []any { return []any{&Order{}, &Line{}} }

// Get finds an order with its lines.
func (r *Repository) Get(ctx context.Context, id string) (Order, error) {
	var o Order
	err := r.db.WithContext(ctx).Preload("Lines").First(&o, "id = ?", id).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return Order{}, fmt.Errorf("%s: %w", id, ErrNotFound)
	}
	return o, err
}

// Create stores a new order and its lines.
func (r *Repository) Create(ctx context.Context, o *Order) error {
	return r.db.WithContext(ctx).Create(o).Error
}

// Update stores the step and the payment of an order.
func (r *Repository) Update(ctx context.Context, o Order) error {
	return r.db.WithContext(ctx).Model(&Order{}).Where("id = ?", o.ID).
		Updates(map[string]any{"status": o.Status, "payment_id": o.PaymentID}).Error
}

// WithStatus returns the oldest orders at a step.
func (r *Repository) WithStatus(ctx context.Context, s Status, limit int) ([]Order, error) {
	var orders []Order
	err := r.db.WithContext(ctx).Preload("Lines").Where("status = ?", s).
		Order("created_at").Limit(limit).Find(&orders).Error
	return orders, err
}
