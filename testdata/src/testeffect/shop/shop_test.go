package shop

import (
	"net/http/httptest"
	"os"
	"testing"

	"github.com/stripe/stripe-go/v84"
	"github.com/stripe/stripe-go/v84/charge"
)

func TestCharge(t *testing.T) {
	Charge(100) // want `shop.TestCharge charges cards: charge.New \(shop.go:\d+\) is the real one here \[testeffect/payment unguarded\]`
}

func TestKey(t *testing.T) {
	stripe.Key = "sk_test_123"
	Charge(100)
}

func TestNoKey(t *testing.T) {
	Setup(Config{})
	Charge(100)
}

func TestShort(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	Charge(100)
}

func TestSkipped(t *testing.T) {
	if os.Getenv("STRIPE_KEY") == "" {
		t.Skip("no key")
	}
	Charge(100)
}

type fake struct{}

func (fake) Charge(int64) error { return nil }

func TestFake(t *testing.T) {
	if err := New(fake{}).Checkout(1); err != nil {
		t.Fatal(err)
	}
}

func TestReal(t *testing.T) {
	if err := New(Stripe{}).Checkout(1); err != nil { // want `shop.TestReal charges cards: .* \[testeffect/payment unguarded\]`
		t.Fatal(err)
	}
}

func TestProd(t *testing.T) { InProduction(1) }

func TestSetenv(t *testing.T) {
	t.Setenv("APP_ENV", "development")
	NotInDevelopment(1)
}

func TestTesting(t *testing.T) { NotInTests(1) }

func TestBackend(t *testing.T) {
	srv := httptest.NewServer(nil)
	defer srv.Close()
	stripe.SetBackend("api", stripe.GetBackendWithConfig("api", &stripe.BackendConfig{URL: stripe.String(srv.URL)}))
	Charge(1)
}

func TestClientReal(t *testing.T) {
	NewClient().Pay() // want `shop.TestClientReal posts to .* \[testeffect/payment unguarded\]`
}

func TestClientServer(t *testing.T) {
	srv := httptest.NewServer(nil)
	defer srv.Close()
	c := NewClient()
	c.base = srv.URL
	c.Pay()
}

func ExampleCharge() {
	Charge(1)
}

func BenchmarkGuarded(b *testing.B) {
	for b.Loop() {
		direct()
	}
}

func direct() {
	if os.Getenv("APP_ENV") != "development" {
		charge.New(nil) // want `shop.BenchmarkGuarded charges cards: charge.New is the real one here: .* excludes only development \[testeffect/payment partial\]`
	}
}
