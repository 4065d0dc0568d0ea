// Package catalogue knows what the shop sells, for how much, and how many are
// left on the shelf.
package catalogue

import (
	"errors"
	"time"
)

// ErrNotFound says that there is no such product.
var ErrNotFound = errors.New("product not found")

// ErrSoldOut says that fewer are left than were asked for.
var ErrSoldOut = errors.New("product sold out")

// A Product is one article. Prices are in cents, VAT included.
type Product struct {
	SKU       string `gorm:"primaryKey;size:32" json:"sku"`
	Name      string `gorm:"size:200" json:"name"`
	Price     int64  `json:"price"`
	Stock     int    `json:"stock"`
	ReorderAt int    `json:"-"`
	Supplier  string `gorm:"size:64" json:"-"`
	Hidden    bool   `gorm:"index" json:"-"`
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Low reports whether it is time to order more from the supplier.
func (p Product) Low() bool { return p.Stock <= p.ReorderAt }

// A Watch is the wish of a customer to hear when a product is back.
type Watch struct {
	ID    uint   `gorm:"primaryKey"`
	SKU   string `gorm:"size:32;index"`
	Email string `gorm:"size:200"`
}
