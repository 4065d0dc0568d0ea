package checkout

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"example.com/shop/internal/config"
)

// PayPal reads the state of payments that customers made at PayPal.
type PayPal struct {
	cfg  config.Config
	http *http.Client
}

// NewPayPal returns a reader for the application in cfg.
func NewPayPal(cfg config.Config) *PayPal {
	return &PayPal{cfg: cfg, http: &http.Client{Timeout: 15 * time.Second}}
}

// base is the host of the PayPal API.
func (p *PayPal) base() string {
	switch p.cfg.Env {
	case config.Production:
		return "https://api-m.paypal.com"
	default:
		// twin 9: production has gone its own way above.
		return "https://api-m.sandbox.paypal.com"
	}
}

// Completed reports whether PayPal has the money of a payment.
func (p *PayPal) Completed(ctx context.Context, paymentID string) (bool, error) {
	token, err := p.token(ctx)
	if err != nil {
		return false, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, p.base()+"/v2/checkout/orders/"+url.PathEscape(paymentID), nil)
	if err != nil {
		return false, err
	}
	req.Header.Set("Authorization", "Bearer "+token)
	var answer struct {
		Status string `json:"status"`
	}
	if err := p.do(req, &answer); err != nil {
		return false, err
	}
	return answer.Status == "COMPLETED", nil
}

// token signs in. PayPal's tokens live for hours; one per run is enough.
func (p *PayPal) token(ctx context.Context) (string, error) {
	form := url.Values{"grant_type": {"client_credentials"}}
	// mistake 9: production signs in at the sandbox.
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://api-m.sandbox.paypal.com/v1/oauth2/token", strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	req.SetBasicAuth(p.cfg.PayPal.ClientID, p.cfg.PayPal.Secret)
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	var answer struct {
		AccessToken string `json:"access_token"`
	}
	if err := p.do(req, &answer); err != nil {
		return "", err
	}
	return answer.AccessToken, nil
}

func (p *PayPal) do(req *http.Request, answer any) error {
	resp, err := p.http.Do(req)
	if err != nil {
		return fmt.Errorf("paypal: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("paypal: %s %s: %s", req.Method, req.URL.Path, resp.Status)
	}
	return json.NewDecoder(resp.Body).Decode(answer)
}
