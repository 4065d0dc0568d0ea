package supplier

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"example.com/shop/internal/catalogue"
	"example.com/shop/internal/config"
)

func TestPlanFillsTheShelf(t *testing.T) {
	day := time.Date(2026, time.March, 9, 2, 0, 0, 0, time.UTC)
	got := Plan(catalogue.Product{SKU: "MUG", Supplier: "pottery", Stock: 4, ReorderAt: 10}, day)
	want := PurchaseOrder{Number: "20260309-MUG", Supplier: "pottery", SKU: "MUG", Quantity: 26}
	if got != want {
		t.Errorf("Plan = %+v, want %+v", got, want)
	}
}

func TestBuy(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Idempotency-Key") != "1-MUG" {
			t.Error("no idempotency key")
		}
		w.WriteHeader(http.StatusAccepted)
		_, _ = w.Write([]byte(`{"confirmation":"C-9"}`))
	}))
	defer srv.Close()
	c := NewClient(config.Endpoint{URL: srv.URL})
	got, err := c.Buy(context.Background(), PurchaseOrder{Number: "1-MUG", Supplier: "pottery", SKU: "MUG", Quantity: 5})
	if err != nil || got != "C-9" {
		t.Errorf("Buy = %q, %v", got, err)
	}
	if _, err := c.Buy(context.Background(), PurchaseOrder{Number: "2-MUG"}); err == nil {
		t.Error("an incomplete order is accepted")
	}
}
