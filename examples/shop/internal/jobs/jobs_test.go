package jobs

import (
	"context"
	"errors"
	"testing"

	"github.com/glebarez/sqlite"
	"github.com/hibiken/asynq"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"example.com/shop/internal/catalogue"
	"example.com/shop/internal/config"
	"example.com/shop/internal/order"
	"example.com/shop/internal/supplier"
	"example.com/shop/internal/warehouse"
)

type recorder struct {
	moves  []warehouse.Move
	texts  []string
	bought []supplier.PurchaseOrder
}

func (r *recorder) Move(_ context.Context, m warehouse.Move) error {
	r.moves = append(r.moves, m)
	return nil
}

func (r *recorder) Text(_ context.Context, phone, _ string) error {
	r.texts = append(r.texts, phone)
	return nil
}

func (r *recorder) Buy(_ context.Context, po supplier.PurchaseOrder) (string, error) {
	r.bought = append(r.bought, po)
	return "C-1", nil
}

func newHandlers(t *testing.T, env string) (*Handlers, *recorder) {
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
	r := &recorder{}
	return &Handlers{
		Config:   config.Config{Env: env},
		Products: catalogue.NewRepository(db),
		Orders:   order.NewRepository(db),
		Texter:   r,
		Mover:    r,
		Buyer:    r,
	}, r
}

func TestDispatchMovesEveryLineAndTellsTheCustomer(t *testing.T) {
	ctx := context.Background()
	h, r := newHandlers(t, config.Test)
	o := order.Order{ID: "42", Phone: "+491", Lines: []order.Line{{SKU: "MUG", Quantity: 2}, {SKU: "PLATE", Quantity: 1}}}
	if err := h.Orders.Create(ctx, &o); err != nil {
		t.Fatal(err)
	}
	if err := h.dispatch(ctx, asynq.NewTask(typeDispatch, []byte(`{"order_id":"42"}`))); err != nil {
		t.Fatal(err)
	}
	if len(r.moves) != 2 || r.moves[0].Reference != "42/MUG" || len(r.texts) != 1 {
		t.Errorf("moves %v, texts %v", r.moves, r.texts)
	}
}

func TestReceiptIsOffByDefault(t *testing.T) {
	ctx := context.Background()
	h, _ := newHandlers(t, config.Test)
	if err := h.Orders.Create(ctx, &order.Order{ID: "42"}); err != nil {
		t.Fatal(err)
	}
	// Without a mailer, sending would panic.
	if err := h.receipt(ctx, asynq.NewTask(typeReceipt, []byte(`{"order_id":"42"}`))); err != nil {
		t.Error(err)
	}
}

func TestReorderStaysQuietInStaging(t *testing.T) {
	ctx := context.Background()
	h, r := newHandlers(t, config.Staging)
	if err := h.Products.Save(ctx, catalogue.Product{SKU: "MUG", ReorderAt: 5, Supplier: "pottery"}); err != nil {
		t.Fatal(err)
	}
	if err := h.reorder(ctx, nil); err != nil || len(r.bought) != 0 {
		t.Errorf("bought %v, %v", r.bought, err)
	}
}

func TestUnreadableTaskIsNotRetried(t *testing.T) {
	h, _ := newHandlers(t, config.Test)
	err := h.receipt(context.Background(), asynq.NewTask(typeReceipt, []byte(`{`)))
	if !errors.Is(err, asynq.SkipRetry) {
		t.Errorf("error = %v, want SkipRetry", err)
	}
}
