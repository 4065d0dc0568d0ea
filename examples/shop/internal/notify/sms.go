package notify

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/twilio/twilio-go"
	openapi "github.com/twilio/twilio-go/rest/api/v2010"

	"example.com/shop/internal/config"
)

// A Texter sends text messages.
type Texter interface {
	Text(ctx context.Context, phone, body string) error
}

// Twilio sends text messages to real phones.
type Twilio struct {
	client *twilio.RestClient
	from   string
}

// NewTwilio signs in to an account.
func NewTwilio(account config.Twilio) *Twilio {
	client := twilio.NewRestClientWithParams(twilio.ClientParams{
		Username: account.AccountSID,
		Password: account.AuthToken,
	})
	return &Twilio{client: client, from: account.From}
}

// Text sends one message.
func (t *Twilio) Text(_ context.Context, phone, body string) error {
	params := &openapi.CreateMessageParams{}
	params.SetTo(phone).SetFrom(t.from).SetBody(body)
	if _, err := t.client.Api.CreateMessage(params); err != nil {
		return fmt.Errorf("twilio: %w", err)
	}
	return nil
}

// Console writes messages to the log instead.
type Console struct{}

// Text logs one message.
func (Console) Text(ctx context.Context, phone, body string) error {
	slog.InfoContext(ctx, "text message", "phone", phone, "body", body)
	return nil
}
