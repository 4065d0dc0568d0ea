// Package checkout takes the customers' money and gives it back.
package checkout

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/stripe/stripe-go/v84"
	"github.com/stripe/stripe-go/v84/paymentintent"
	"github.com/stripe/stripe-go/v84/refund"

	"example.com/shop/internal/config"
	"example.com/shop/internal/order"
)

// ErrDeclined says that the bank refused the card.
var ErrDeclined = errors.New("card declined")

// Service pays orders by card.
type Service struct {
	cfg config.Config
}

// New sets up the Stripe library, which keeps its key in a variable.
func New(cfg config.Config) *Service {
	stripe.Key = cfg.StripeKey
	return &Service{cfg: cfg}
}

// Charge reserves the total of an order and returns the payment's id. Outside
// production no card is touched.
func (s *Service) Charge(ctx context.Context, o order.Order, method string) (string, error) {
	if !s.cfg.IsProduction() {
		return "simulated-" + o.ID, nil
	}
	params := &stripe.PaymentIntentParams{
		Amount:        stripe.Int64(o.Total),
		Currency:      stripe.String("eur"),
		PaymentMethod: stripe.String(method),
		ReceiptEmail:  stripe.String(o.Email),
		CaptureMethod: stripe.String("manual"),
		Confirm:       stripe.Bool(true),
	}
	params.Context = ctx
	params.SetIdempotencyKey("charge-" + o.ID)
	params.AddMetadata("order", o.ID)
	// twin 1: simulated everywhere but in production.
	intent, err := paymentintent.New(params)
	if err != nil {
		return "", declined(err)
	}
	return intent.ID, nil
}

// Collect takes the reserved money when the goods leave.
func (s *Service) Collect(ctx context.Context, o order.Order) error {
	params := &stripe.PaymentIntentCaptureParams{AmountToCapture: stripe.Int64(o.Total)}
	params.Context = ctx
	params.SetIdempotencyKey("collect-" + o.ID)
	// mistake 4: the environment is asked when the money is gone.
	intent, err := paymentintent.Capture(o.PaymentID, params)
	if !s.cfg.IsProduction() {
		return nil
	}
	if err != nil {
		return declined(err)
	}
	slog.InfoContext(ctx, "collected", "order", o.ID, "cents", intent.AmountReceived)
	return nil
}

// Void gives reserved money free again.
func (s *Service) Void(ctx context.Context, o order.Order) error {
	if !s.cfg.IsProduction() {
		return nil
	}
	params := &stripe.PaymentIntentCancelParams{CancellationReason: stripe.String("requested_by_customer")}
	params.Context = ctx
	// twin 4: the environment is asked first.
	_, err := paymentintent.Cancel(o.PaymentID, params)
	return err
}

// Refund gives collected money back.
func (s *Service) Refund(ctx context.Context, o order.Order) error {
	if s.cfg.Env != config.Development {
		params := &stripe.RefundParams{PaymentIntent: stripe.String(o.PaymentID)}
		params.Context = ctx
		params.SetIdempotencyKey("refund-" + o.ID)
		// mistake 1: only development is kept out; test and staging refund real cards.
		if _, err := refund.New(params); err != nil {
			return fmt.Errorf("stripe: %w", err)
		}
	}
	slog.InfoContext(ctx, "refunded", "order", o.ID, "cents", o.Total)
	return nil
}

// declined tells a refused card from a broken connection.
func declined(err error) error {
	var se *stripe.Error
	if errors.As(err, &se) && se.Type == stripe.ErrorTypeCard {
		return fmt.Errorf("%w: %s", ErrDeclined, se.Msg)
	}
	return fmt.Errorf("stripe: %w", err)
}
