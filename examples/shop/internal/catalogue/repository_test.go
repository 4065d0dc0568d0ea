package catalogue

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/glebarez/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

func newRepository(t *testing.T) *Repository {
	t.Helper()
	db, err := gorm.Open(sqlite.Open(":memory:"), &gorm.Config{Logger: logger.Discard})
	if err != nil {
		t.Fatal(err)
	}
	pool, err := db.DB()
	if err != nil {
		t.Fatal(err)
	}
	pool.SetMaxOpenConns(1) // each connection would be a database of its own
	t.Cleanup(func() { _ = pool.Close() })
	if err := db.AutoMigrate(Models()...); err != nil {
		t.Fatal(err)
	}
	return NewRepository(db)
}

func TestTakeNeverOversells(t *testing.T) {
	ctx, r := context.Background(), newRepository(t)
	if err := r.Save(ctx, Product{SKU: "MUG", Name: "Mug", Price: 1200, Stock: 3}); err != nil {
		t.Fatal(err)
	}
	if err := r.Take(ctx, "MUG", 2); err != nil {
		t.Fatal(err)
	}
	if err := r.Take(ctx, "MUG", 2); !errors.Is(err, ErrSoldOut) {
		t.Errorf("Take of more than is left: %v, want ErrSoldOut", err)
	}
	p, err := r.Get(ctx, "MUG")
	if err != nil || p.Stock != 1 {
		t.Errorf("stock = %d, %v, want 1", p.Stock, err)
	}
}

func TestListHidesHiddenProducts(t *testing.T) {
	ctx, r := context.Background(), newRepository(t)
	for _, p := range []Product{{SKU: "A", Name: "Blue mug"}, {SKU: "B", Name: "Old mug", Hidden: true}, {SKU: "C", Name: "Plate"}} {
		if err := r.Save(ctx, p); err != nil {
			t.Fatal(err)
		}
	}
	got, err := r.List(ctx, "mug", 10)
	if err != nil || len(got) != 1 || got[0].SKU != "A" {
		t.Errorf("List = %v, %v, want only A", got, err)
	}
}

func TestWatchersAreToldOnce(t *testing.T) {
	ctx, r := context.Background(), newRepository(t)
	for _, email := range []string{"b@x.example", "a@x.example", "b@x.example"} {
		if err := r.Watch(ctx, "MUG", email); err != nil {
			t.Fatal(err)
		}
	}
	got, err := r.Watchers(ctx, "MUG")
	if want := []string{"a@x.example", "b@x.example"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("Watchers = %v, %v, want %v", got, err, want)
	}
	if again, _ := r.Watchers(ctx, "MUG"); len(again) != 0 {
		t.Errorf("a second round would tell %v again", again)
	}
}

func TestGetUnknown(t *testing.T) {
	if _, err := newRepository(t).Get(context.Background(), "NOPE"); !errors.Is(err, ErrNotFound) {
		t.Errorf("error = %v, want ErrNotFound", err)
	}
}
