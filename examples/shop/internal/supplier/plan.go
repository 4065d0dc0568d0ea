package supplier

import (
	"fmt"
	"time"

	"example.com/shop/internal/catalogue"
)

// Plan writes the purchase order that fills the shelf up again to three times
// the point at which we reorder. The number is the same all day, so that a job
// that runs twice orders once.
func Plan(p catalogue.Product, day time.Time) PurchaseOrder {
	return PurchaseOrder{
		Number:   fmt.Sprintf("%s-%s", day.Format("20060102"), p.SKU),
		Supplier: p.Supplier,
		SKU:      p.SKU,
		Quantity: 3*p.ReorderAt - p.Stock,
	}
}
