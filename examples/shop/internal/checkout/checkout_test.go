package checkout

import (
	"context"
	"errors"
	"testing"

	"github.com/stripe/stripe-go/v84"

	"example.com/shop/internal/config"
	"example.com/shop/internal/order"
)

func TestChargeIsSimulatedOutsideProduction(t *testing.T) {
	for _, env := range []string{config.Development, config.Test, config.Staging, config.Preprod} {
		s := New(config.Config{Env: env})
		id, err := s.Charge(context.Background(), order.Order{ID: "7", Total: 990}, "pm_card")
		if err != nil || id != "simulated-7" {
			t.Errorf("%s: Charge = %q, %v", env, id, err)
		}
		if err := s.Void(context.Background(), order.Order{ID: "7", PaymentID: id}); err != nil {
			t.Errorf("%s: Void: %v", env, err)
		}
	}
}

func TestDeclined(t *testing.T) {
	refused := &stripe.Error{Type: stripe.ErrorTypeCard, Msg: "insufficient funds"}
	if err := declined(refused); !errors.Is(err, ErrDeclined) {
		t.Errorf("a refused card is %v", err)
	}
	if err := declined(errors.New("connection reset")); errors.Is(err, ErrDeclined) {
		t.Errorf("a broken connection is %v", err)
	}
}

func TestPublishableKey(t *testing.T) {
	if k := PublishableKey(config.Config{Env: config.Development}); k != "" {
		t.Errorf("development has the key %q", k)
	}
}
