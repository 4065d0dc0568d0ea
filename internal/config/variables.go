package config

import (
	"slices"
	"strings"
)

// defaultVariables are the names that hold the environment in most projects.
var defaultVariables = []string{
	"APP_ENV", "ENV", "ENVIRONMENT", "GO_ENV", "APP_ENVIRONMENT", "DEPLOY_ENV",
	"DEPLOYMENT_ENV", "DEPLOYMENT_TARGET", "RUN_MODE", "APP_MODE",
}

// providers choose between a service's sandbox and its live system with
// <PROVIDER>_ENV. That is an axis of its own: it says nothing about where the
// program is deployed, and so guards nothing.
var providers = []string{
	"ADYEN", "ALIPAY", "ALPACA", "AMADEUS", "APNS", "APPLE", "AUTH0", "AUTHORIZENET", "AWS", "AZURE",
	"BINANCE", "BRAINTREE", "BYBIT", "CASHFREE", "CHARGEBEE", "CLERK", "CMB", "COINBASE", "CONDA", "CYBERSOURCE",
	"DATADOG", "DD", "DOCKER", "DOKU", "DWOLLA", "EASYPOST", "EBAY", "FEDEX", "FLUTTERWAVE", "GCP",
	"GOCARDLESS", "IYZICO", "JWT", "KLARNA", "LEMONSQUEEZY", "MERCADOPAGO", "MIDTRANS", "MOLLIE", "MPESA", "NODE",
	"OMISE", "PADDLE", "PAYMONGO", "PAYPAL", "PAYSTACK", "PAYTM", "PHONEPE", "PLAID", "PLAYWRIGHT", "POLAR",
	"QA", "RAILS", "RAZORPAY", "SAFARICOM", "SENTRY", "SHIPPO", "SHOPIFY", "SQUARE", "STRIPE", "TRUELAYER",
	"UPHOLD", "UPS", "VIRTUAL", "VNPAY", "WECHAT", "WISE", "WORLDPAY", "XENDIT", "YOOKASSA",
}

// IsVariable reports whether the environment variable holds the environment.
func (c *Config) IsVariable(name string) bool {
	if c.Guards.Variables != nil {
		return slices.Contains(c.Guards.Variables, name)
	}
	if slices.Contains(defaultVariables, name) {
		return true
	}
	app, ok := strings.CutSuffix(name, "_ENVIRONMENT")
	if !ok {
		app, ok = strings.CutSuffix(name, "_ENV")
	}
	if !ok || app == "" {
		return false
	}
	// SHOP_STRIPE_ENV is as much the provider's as STRIPE_ENV.
	return !slices.ContainsFunc(strings.Split(app, "_"), func(word string) bool {
		return slices.Contains(providers, word)
	})
}
