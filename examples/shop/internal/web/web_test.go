package web

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/glebarez/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"example.com/shop/internal/catalogue"
	"example.com/shop/internal/checkout"
	"example.com/shop/internal/config"
	"example.com/shop/internal/order"
	"example.com/shop/internal/warehouse"
)

type silentQueue struct{}

func (silentQueue) OrderPaid(context.Context, string) error       { return nil }
func (silentQueue) OrderDispatched(context.Context, string) error { return nil }
func (silentQueue) BackInStock(context.Context, string) error     { return nil }

func newShop(t *testing.T) http.Handler {
	t.Helper()
	db, err := gorm.Open(sqlite.Open(":memory:"), &gorm.Config{Logger: logger.Discard})
	if err != nil {
		t.Fatal(err)
	}
	pool, err := db.DB()
	if err != nil {
		t.Fatal(err)
	}
	pool.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = pool.Close() })
	if err := db.AutoMigrate(append(catalogue.Models(), order.Models()...)...); err != nil {
		t.Fatal(err)
	}
	cfg := config.Config{Env: config.Test, AdminToken: "office"}
	products := catalogue.NewRepository(db)
	if err := products.Save(context.Background(), catalogue.Product{SKU: "MUG", Name: "Mug", Price: 1200, Stock: 3}); err != nil {
		t.Fatal(err)
	}
	orders := order.NewService(order.NewRepository(db), products, checkout.New(cfg), silentQueue{})
	h, err := New(Deps{Config: cfg, Products: products, Orders: orders, Mover: warehouse.Paper{}, Queue: silentQueue{}})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func do(h http.Handler, method, path, token, body string) *httptest.ResponseRecorder {
	req := httptest.NewRequest(method, path, strings.NewReader(body))
	req.Header.Set("Authorization", "Bearer "+token)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, req)
	return w
}

func TestOrderIsPlacedPaidAndCancelled(t *testing.T) {
	shop := newShop(t)
	w := do(shop, "POST", "/api/orders", "", `{"email":"a@x.example","country":"DE","items":{"MUG":2}}`)
	if w.Code != http.StatusCreated {
		t.Fatalf("place: %d %s", w.Code, w.Body)
	}
	var o order.Order
	if err := json.Unmarshal(w.Body.Bytes(), &o); err != nil || o.Total != 2890 {
		t.Fatalf("order %+v, %v", o, err)
	}
	if w := do(shop, "POST", "/api/orders/"+o.ID+"/pay", "", `{"payment_method":"pm_card"}`); w.Code != http.StatusOK {
		t.Errorf("pay: %d %s", w.Code, w.Body)
	}
	if w := do(shop, "POST", "/api/orders/"+o.ID+"/cancel", "", ""); w.Code != http.StatusOK {
		t.Errorf("cancel: %d %s", w.Code, w.Body)
	}
	if w := do(shop, "GET", "/api/products/MUG", "", ""); !strings.Contains(w.Body.String(), `"stock":3`) {
		t.Errorf("the goods are not back on the shelf: %s", w.Body)
	}
}

func TestAnswers(t *testing.T) {
	shop := newShop(t)
	tests := []struct {
		method, path, token, body string
		status                    int
	}{
		{"GET", "/", "", "", http.StatusOK},
		{"GET", "/api/products/NOPE", "", "", http.StatusNotFound},
		{"POST", "/api/orders", "", `{`, http.StatusBadRequest},
		{"POST", "/api/orders", "", `{"email":"a@x.example","country":"DE","items":{"MUG":9}}`, http.StatusConflict},
		{"POST", "/admin/returns", "guess", `{}`, http.StatusUnauthorized},
		{"POST", "/admin/returns", "office", `{"order_id":"1","sku":"MUG","quantity":1}`, http.StatusNoContent},
	}
	for _, tt := range tests {
		if w := do(shop, tt.method, tt.path, tt.token, tt.body); w.Code != tt.status {
			t.Errorf("%s %s: %d %s, want %d", tt.method, tt.path, w.Code, w.Body, tt.status)
		}
	}
}
