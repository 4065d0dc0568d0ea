// Package order is the life of an order, from the basket to the parcel.
package order

import (
	"errors"
	"fmt"
	"time"
)

// Status is a step in the life of an order.
type Status string

// The steps of an order.
const (
	Placed     Status = "placed"
	Paid       Status = "paid"
	Dispatched Status = "dispatched"
	Cancelled  Status = "cancelled"
	Refunded   Status = "refunded"
)

// next lists the steps that may follow each step.
var next = map[Status][]Status{
	Placed:     {Paid, Cancelled},
	Paid:       {Dispatched, Cancelled, Refunded},
	Dispatched: {Refunded},
}

var (
	// ErrNotFound says that there is no such order.
	ErrNotFound = errors.New("order not found")
	// ErrStatus says that the order has passed, or not reached, the step.
	ErrStatus = errors.New("order is in the wrong state")
	// ErrInvalid says that the basket cannot become an order.
	ErrInvalid = errors.New("invalid order")
)

// An Order is what one customer bought. Amounts are in cents.
type Order struct {
	ID        string `gorm:"primaryKey;size:36" json:"id"`
	Email     string `gorm:"size:200" json:"email"`
	Phone     string `gorm:"size:32" json:"phone,omitempty"`
	Country   string `gorm:"size:2" json:"country"`
	Lines     []Line `json:"lines"`
	Shipping  int64  `json:"shipping"`
	Total     int64  `json:"total"`
	Status    Status `gorm:"size:16;index" json:"status"`
	PaymentID string `gorm:"size:64" json:"-"`
	CreatedAt time.Time
	UpdatedAt time.Time
}

// A Line is one article of an order at the price of that day.
type Line struct {
	ID       uint   `gorm:"primaryKey" json:"-"`
	OrderID  string `gorm:"size:36;index" json:"-"`
	SKU      string `gorm:"size:32" json:"sku"`
	Name     string `gorm:"size:200" json:"name"`
	Quantity int    `json:"quantity"`
	Price    int64  `json:"price"`
}

// Amount is the price of the line.
func (l Line) Amount() int64 { return int64(l.Quantity) * l.Price }

// Advance moves the order to a later step.
func (o *Order) Advance(to Status) error {
	for _, s := range next[o.Status] {
		if s == to {
			o.Status = to
			return nil
		}
	}
	return fmt.Errorf("%s is %s, not ready to be %s: %w", o.ID, o.Status, to, ErrStatus)
}
