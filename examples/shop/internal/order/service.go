package order

import (
	"context"
	"fmt"
	"log/slog"
	"strings"

	"github.com/google/uuid"

	"example.com/shop/internal/catalogue"
)

// Shelf is what orders need of the catalogue.
type Shelf interface {
	Get(ctx context.Context, sku string) (catalogue.Product, error)
	Take(ctx context.Context, sku string, n int) error
	Return(ctx context.Context, sku string, n int) error
}

// Payments is what orders need of the checkout.
type Payments interface {
	Charge(ctx context.Context, o Order, method string) (paymentID string, err error)
	Collect(ctx context.Context, o Order) error
	Void(ctx context.Context, o Order) error
	Refund(ctx context.Context, o Order) error
}

// Queue runs work after the customer has had an answer.
type Queue interface {
	OrderPaid(ctx context.Context, orderID string) error
	OrderDispatched(ctx context.Context, orderID string) error
}

// Service places orders and moves them on.
type Service struct {
	repo     *Repository
	shelf    Shelf
	payments Payments
	queue    Queue
}

// NewService connects the service with its neighbours.
func NewService(repo *Repository, shelf Shelf, payments Payments, queue Queue) *Service {
	return &Service{repo: repo, shelf: shelf, payments: payments, queue: queue}
}

// A Basket is what a customer wants to buy.
type Basket struct {
	Email   string
	Phone   string
	Country string
	Items   map[string]int // SKU to quantity
}

// Get finds an order.
func (s *Service) Get(ctx context.Context, id string) (Order, error) { return s.repo.Get(ctx, id) }

// Place turns a basket into an order and takes the goods off the shelf.
func (s *Service) Place(ctx context.Context, b Basket) (Order, error) {
	if len(b.Items) == 0 || !strings.Contains(b.Email, "@") {
		return Order{}, fmt.Errorf("basket needs items and an address: %w", ErrInvalid)
	}
	o := Order{ID: uuid.NewString(), Email: b.Email, Phone: b.Phone, Country: b.Country, Status: Placed}
	for sku, n := range b.Items {
		if n <= 0 {
			s.restock(ctx, o)
			return Order{}, fmt.Errorf("%d of %s: %w", n, sku, ErrInvalid)
		}
		line, err := s.take(ctx, sku, n)
		if err != nil {
			s.restock(ctx, o)
			return Order{}, err
		}
		o.Lines = append(o.Lines, line)
	}
	o.total()
	if err := s.repo.Create(ctx, &o); err != nil {
		s.restock(ctx, o)
		return Order{}, err
	}
	return o, nil
}

func (s *Service) take(ctx context.Context, sku string, n int) (Line, error) {
	p, err := s.shelf.Get(ctx, sku)
	if err != nil {
		return Line{}, err
	}
	if err := s.shelf.Take(ctx, sku, n); err != nil {
		return Line{}, err
	}
	return Line{SKU: sku, Name: p.Name, Quantity: n, Price: p.Price}, nil
}

// restock undoes take; the customer cannot help it if that fails.
func (s *Service) restock(ctx context.Context, o Order) {
	for _, l := range o.Lines {
		if err := s.shelf.Return(ctx, l.SKU, l.Quantity); err != nil {
			slog.ErrorContext(ctx, "restock", "sku", l.SKU, "quantity", l.Quantity, "error", err)
		}
	}
}

// Pay reserves the money on the customer's card.
func (s *Service) Pay(ctx context.Context, id, method string) (Order, error) {
	o, err := s.step(ctx, id, Paid)
	if err != nil {
		return Order{}, err
	}
	if o.PaymentID, err = s.payments.Charge(ctx, o, method); err != nil {
		return Order{}, fmt.Errorf("charge %s: %w", id, err)
	}
	if err := s.repo.Update(ctx, o); err != nil {
		return Order{}, err
	}
	return o, s.queue.OrderPaid(ctx, o.ID)
}

// Dispatch collects the money and sends the goods on their way.
func (s *Service) Dispatch(ctx context.Context, id string) (Order, error) {
	o, err := s.step(ctx, id, Dispatched)
	if err != nil {
		return Order{}, err
	}
	if err := s.payments.Collect(ctx, o); err != nil {
		return Order{}, fmt.Errorf("collect %s: %w", id, err)
	}
	if err := s.repo.Update(ctx, o); err != nil {
		return Order{}, err
	}
	return o, s.queue.OrderDispatched(ctx, o.ID)
}

// Cancel gives the goods and the reserved money back.
func (s *Service) Cancel(ctx context.Context, id string) (Order, error) {
	o, err := s.step(ctx, id, Cancelled)
	if err != nil {
		return Order{}, err
	}
	if o.PaymentID != "" {
		if err := s.payments.Void(ctx, o); err != nil {
			return Order{}, fmt.Errorf("void %s: %w", id, err)
		}
	}
	s.restock(ctx, o)
	return o, s.repo.Update(ctx, o)
}

// Refund gives the collected money back; the goods come by post.
func (s *Service) Refund(ctx context.Context, id string) (Order, error) {
	o, err := s.step(ctx, id, Refunded)
	if err != nil {
		return Order{}, err
	}
	if err := s.payments.Refund(ctx, o); err != nil {
		return Order{}, fmt.Errorf("refund %s: %w", id, err)
	}
	return o, s.repo.Update(ctx, o)
}

func (s *Service) step(ctx context.Context, id string, to Status) (Order, error) {
	o, err := s.repo.Get(ctx, id)
	if err != nil {
		return Order{}, err
	}
	return o, o.Advance(to)
}
