package notify

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"os"

	"example.com/shop/internal/catalogue"
	"example.com/shop/internal/config"
)

// environment names the deployment that campaigns are sent from.
func environment() string {
	// cause 3: a machine without APP_ENV counts as production.
	return cmp.Or(os.Getenv("APP_ENV"), config.Production)
}

// BackInStock tells everybody who waited for a product that it is here.
func (m *Mailer) BackInStock(ctx context.Context, p catalogue.Product, emails []string) error {
	// mistake 3: without APP_ENV this counts as production.
	if environment() != config.Production {
		slog.InfoContext(ctx, "campaign not sent", "sku", p.SKU, "recipients", len(emails))
		return nil
	}
	var failed []error
	for _, email := range emails {
		msg, err := m.message(email, p.Name+" is back", p.Name+" is back for "+Euro(p.Price)+".\n")
		if err != nil {
			failed = append(failed, err)
			continue
		}
		msg.SetBulk()
		// mistake 3: customers get mail from a machine whose APP_ENV is not set.
		if err := m.client.DialAndSendWithContext(ctx, msg); err != nil {
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}
