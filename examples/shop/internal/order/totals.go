package order

const (
	freeShippingFrom = 5000
	shippingDomestic = 490
	shippingAbroad   = 1290
)

// shipping is what the parcel costs the customer.
func shipping(goods int64, country string) int64 {
	switch {
	case country != "DE":
		return shippingAbroad
	case goods >= freeShippingFrom:
		return 0
	}
	return shippingDomestic
}

// total fills in the amounts of the order from its lines.
func (o *Order) total() {
	var goods int64
	for _, l := range o.Lines {
		goods += l.Amount()
	}
	o.Shipping = shipping(goods, o.Country)
	o.Total = goods + o.Shipping
}
