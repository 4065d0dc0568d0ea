package shop_test

import (
	"net/http/httptest"
	"testing"

	"testeffect/shop"
	"testeffect/testkit"
)

func TestOutside(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		shop.Hook() // want `shop_test.TestOutside charges cards: .* \[testeffect/payment unguarded\]`
	})
}

func TestOutsideServer(t *testing.T) {
	srv := httptest.NewServer(nil)
	c := shop.NewClient()
	c.SetBase(srv.URL)
	c.Pay()
}

func TestKit(t *testing.T) {
	testkit.Pay(t) // want `shop_test.TestKit charges cards: .* \[testeffect/payment unguarded\]`
}

func TestNeedsKey(t *testing.T) {
	testkit.NeedKey(t)
	shop.Charge(2)
}
