// Package notify tells customers about their orders, by mail and by text
// message.
package notify

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
	"text/template"
	"time"

	"github.com/wneessen/go-mail"

	"example.com/shop/internal/order"
)

// relay accepts mail from all of our machines without a password.
const relay = "relay.shop.example"

//go:embed receipt.txt
var receiptText string

// Mailer sends mail through the relay.
type Mailer struct {
	client  *mail.Client
	from    string
	receipt *template.Template
}

// NewMailer returns a mailer that writes as the given sender.
func NewMailer(from string) (*Mailer, error) {
	client, err := mail.NewClient(relay, mail.WithTLSPortPolicy(mail.TLSMandatory), mail.WithTimeout(20*time.Second))
	if err != nil {
		return nil, fmt.Errorf("mail: %w", err)
	}
	receipt, err := template.New("receipt").Funcs(template.FuncMap{"euro": Euro}).Parse(receiptText)
	if err != nil {
		return nil, fmt.Errorf("mail: %w", err)
	}
	return &Mailer{client: client, from: from, receipt: receipt}, nil
}

// Receipt sends the customer the receipt of an order.
func (m *Mailer) Receipt(ctx context.Context, o order.Order) error {
	var text strings.Builder
	if err := m.receipt.Execute(&text, o); err != nil {
		return fmt.Errorf("receipt %s: %w", o.ID, err)
	}
	msg, err := m.message(o.Email, "Your order "+o.ID, text.String())
	if err != nil {
		return err
	}
	// mistake 2: one of the two ways to this line has no guard.
	return m.client.DialAndSendWithContext(ctx, msg)
}

func (m *Mailer) message(to, subject, body string) (*mail.Msg, error) {
	msg := mail.NewMsg()
	if err := msg.FromFormat("The Shop", m.from); err != nil {
		return nil, fmt.Errorf("mail from %q: %w", m.from, err)
	}
	if err := msg.To(to); err != nil {
		return nil, fmt.Errorf("mail to %q: %w", to, err)
	}
	msg.Subject(subject)
	msg.SetBodyString(mail.TypeTextPlain, body)
	return msg, nil
}

// Euro writes cents the way receipts show them.
func Euro(cents int64) string { return fmt.Sprintf("%d.%02d €", cents/100, cents%100) }
