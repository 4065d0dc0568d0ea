package notify

import (
	"context"
	"strings"
	"testing"

	"example.com/shop/internal/catalogue"
	"example.com/shop/internal/order"
)

func TestEuro(t *testing.T) {
	for cents, want := range map[int64]string{0: "0.00 €", 5: "0.05 €", 1290: "12.90 €", 100000: "1000.00 €"} {
		if got := Euro(cents); got != want {
			t.Errorf("Euro(%d) = %q, want %q", cents, got, want)
		}
	}
}

func TestReceiptText(t *testing.T) {
	m, err := NewMailer("orders@shop.example")
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	o := order.Order{ID: "42", Lines: []order.Line{{Name: "Mug", Quantity: 2, Price: 1200}}, Shipping: 490, Total: 2890}
	if err := m.receipt.Execute(&text, o); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"order 42", "2 x Mug: 24.00 €", "Total: 28.90 €"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("receipt lacks %q:\n%s", want, text.String())
		}
	}
}

func TestCampaignStaysQuietInStaging(t *testing.T) {
	t.Setenv("APP_ENV", "staging")
	m, err := NewMailer("orders@shop.example")
	if err != nil {
		t.Fatal(err)
	}
	if err := m.BackInStock(context.Background(), catalogue.Product{SKU: "MUG"}, []string{"a@x.example"}); err != nil {
		t.Errorf("BackInStock tried to send: %v", err)
	}
}
