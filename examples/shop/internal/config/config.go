// Package config holds the configuration of the shop, read from the
// environment once when a process starts.
package config

import (
	"fmt"
	"time"

	"github.com/caarlos0/env/v11"
)

// Config is everything that differs between deployments.
type Config struct {
	// twin 3: a machine that nobody named is a developer's.
	Env string `env:"APP_ENV" envDefault:"development"`

	Addr            string        `env:"ADDR" envDefault:":8080"`
	ShutdownTimeout time.Duration `env:"SHUTDOWN_TIMEOUT" envDefault:"10s"`
	AdminToken      string        `env:"ADMIN_TOKEN,required"`

	DatabaseDSN string `env:"DATABASE_DSN"`
	// cause 7: on unless switched off.
	SQLDebug bool   `env:"SQL_DEBUG" envDefault:"true"`
	RedisURL string `env:"REDIS_URL,required"`

	// mistake 6: whoever forgets the variable uses the live account.
	StripeKey string `env:"STRIPE_KEY" envDefault:"sk_live_51ShopExample"`

	EmailEnabled bool   `env:"EMAIL_ENABLED"`
	MailFrom     string `env:"MAIL_FROM" envDefault:"orders@shop.example"`

	Twilio    Twilio
	PayPal    PayPal
	Warehouse Endpoint `envPrefix:"WAREHOUSE_"`
	Supplier  Endpoint `envPrefix:"SUPPLIER_"`
}

// Twilio is the account that sends text messages.
type Twilio struct {
	AccountSID string `env:"TWILIO_ACCOUNT_SID"`
	AuthToken  string `env:"TWILIO_AUTH_TOKEN"`
	From       string `env:"TWILIO_FROM"`
}

// PayPal is the application whose orders are reconciled every night.
type PayPal struct {
	ClientID string `env:"PAYPAL_CLIENT_ID"`
	Secret   string `env:"PAYPAL_SECRET"`
}

// Endpoint is an HTTP API of a partner.
type Endpoint struct {
	URL   string `env:"URL"`
	Token string `env:"TOKEN"`
}

// Load reads the configuration from the process environment.
func Load() (Config, error) {
	cfg, err := env.ParseAs[Config]()
	if err != nil {
		return Config{}, fmt.Errorf("config: %w", err)
	}
	if err := cfg.validate(); err != nil {
		return Config{}, err
	}
	return cfg, nil
}

func (c Config) validate() error {
	switch c.Env {
	case Development, Test, Staging, Preprod, Production:
	default:
		return fmt.Errorf("config: unknown environment %q", c.Env)
	}
	if c.UsesMySQL() && c.DatabaseDSN == "" {
		return fmt.Errorf("config: DATABASE_DSN is empty in %s", c.Env)
	}
	return nil
}
