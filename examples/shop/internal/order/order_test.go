package order

import (
	"errors"
	"testing"
)

func TestAdvance(t *testing.T) {
	tests := []struct {
		from, to Status
		ok       bool
	}{
		{Placed, Paid, true},
		{Paid, Dispatched, true},
		{Paid, Cancelled, true},
		{Dispatched, Refunded, true},
		{Placed, Dispatched, false},
		{Dispatched, Cancelled, false},
		{Cancelled, Paid, false},
		{Refunded, Refunded, false},
	}
	for _, tt := range tests {
		o := Order{ID: "1", Status: tt.from}
		err := o.Advance(tt.to)
		if tt.ok != (err == nil) || !tt.ok && !errors.Is(err, ErrStatus) {
			t.Errorf("%s to %s: %v", tt.from, tt.to, err)
		}
	}
}

func TestTotal(t *testing.T) {
	tests := map[string]struct {
		country         string
		price           int64
		shipping, total int64
	}{
		"small parcel":         {"DE", 1000, 490, 2490},
		"free above the limit": {"DE", 2500, 0, 5000},
		"abroad":               {"AT", 2500, 1290, 6290},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			o := Order{Country: tt.country, Lines: []Line{{Quantity: 2, Price: tt.price}}}
			o.total()
			if o.Shipping != tt.shipping || o.Total != tt.total {
				t.Errorf("shipping %d, total %d, want %d and %d", o.Shipping, o.Total, tt.shipping, tt.total)
			}
		})
	}
}
