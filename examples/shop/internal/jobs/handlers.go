package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/hibiken/asynq"

	"example.com/shop/internal/catalogue"
	"example.com/shop/internal/checkout"
	"example.com/shop/internal/config"
	"example.com/shop/internal/notify"
	"example.com/shop/internal/order"
	"example.com/shop/internal/supplier"
	"example.com/shop/internal/warehouse"
)

// Handlers does the work of the tasks.
type Handlers struct {
	Config   config.Config
	Products *catalogue.Repository
	Orders   *order.Repository
	Mailer   *notify.Mailer
	Texter   notify.Texter
	Mover    warehouse.Mover
	Buyer    supplier.Buyer
	PayPal   *checkout.PayPal
}

// Mux routes tasks to the handlers.
func (h *Handlers) Mux() *asynq.ServeMux {
	mux := asynq.NewServeMux()
	mux.HandleFunc(typeReceipt, h.receipt)
	mux.HandleFunc(typeDispatch, h.dispatch)
	mux.HandleFunc(typeBack, h.backInStock)
	mux.HandleFunc(typeReorder, h.reorder)
	mux.HandleFunc(typeReconcile, h.reconcile)
	return mux
}

// receipt mails the receipt of a paid order.
func (h *Handlers) receipt(ctx context.Context, t *asynq.Task) error {
	o, err := h.order(ctx, t)
	if err != nil {
		return err
	}
	if !h.Config.EmailEnabled {
		slog.InfoContext(ctx, "receipt not sent", "order", o.ID)
		return nil
	}
	// twin 2: mail is off unless EMAIL_ENABLED says otherwise.
	return h.Mailer.Receipt(ctx, o)
}

// dispatch has the goods of an order packed and tells the customer.
func (h *Handlers) dispatch(ctx context.Context, t *asynq.Task) error {
	o, err := h.order(ctx, t)
	if err != nil {
		return err
	}
	for _, l := range o.Lines {
		move := warehouse.Move{
			Reference: o.ID + "/" + l.SKU,
			SKU:       l.SKU,
			Quantity:  l.Quantity,
			From:      warehouse.Shelf,
			To:        warehouse.Packing,
		}
		if err := h.Mover.Move(ctx, move); err != nil {
			return err
		}
	}
	if o.Phone == "" {
		return nil
	}
	return h.Texter.Text(ctx, o.Phone, "Your order "+o.ID+" is on its way.")
}

// backInStock tells those who waited for a product.
func (h *Handlers) backInStock(ctx context.Context, t *asynq.Task) error {
	var payload productPayload
	if err := decode(t, &payload); err != nil {
		return err
	}
	p, err := h.Products.Get(ctx, payload.SKU)
	if err != nil {
		return err
	}
	emails, err := h.Products.Watchers(ctx, p.SKU)
	if err != nil {
		return err
	}
	return h.Mailer.BackInStock(ctx, p, emails)
}

// reorder fills the shelves up every night.
func (h *Handlers) reorder(ctx context.Context, _ *asynq.Task) error {
	products, err := h.Products.Low(ctx)
	if err != nil {
		return err
	}
	// mistake 10: preprod contains "prod".
	if !strings.Contains(h.Config.Env, "prod") {
		slog.InfoContext(ctx, "nothing ordered", "low", len(products))
		return nil
	}
	var failed []error
	for _, p := range products {
		confirmation, err := h.Buyer.Buy(ctx, supplier.Plan(p, time.Now()))
		if err != nil {
			failed = append(failed, err)
			continue
		}
		slog.InfoContext(ctx, "ordered", "sku", p.SKU, "confirmation", confirmation)
	}
	return errors.Join(failed...)
}

// reconcile reports paid orders that PayPal knows nothing of.
func (h *Handlers) reconcile(ctx context.Context, _ *asynq.Task) error {
	orders, err := h.Orders.WithStatus(ctx, order.Paid, 500)
	if err != nil {
		return err
	}
	for _, o := range orders {
		id, isPayPal := strings.CutPrefix(o.PaymentID, "paypal-")
		if !isPayPal {
			continue
		}
		done, err := h.PayPal.Completed(ctx, id)
		if err != nil {
			return fmt.Errorf("reconcile %s: %w", o.ID, err)
		}
		if !done {
			slog.WarnContext(ctx, "paid order without money", "order", o.ID)
		}
	}
	return nil
}

func (h *Handlers) order(ctx context.Context, t *asynq.Task) (order.Order, error) {
	var payload orderPayload
	if err := decode(t, &payload); err != nil {
		return order.Order{}, err
	}
	return h.Orders.Get(ctx, payload.OrderID)
}
