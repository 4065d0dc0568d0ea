package checkout

import "example.com/shop/internal/config"

// publishable are the keys that the browser may know.
var publishable = map[string]string{
	// twin 6: the live key stands in the row of production only.
	config.Production: "pk_live_51ShopExample",
	config.Preprod:    "pk_test_51ShopExample",
	config.Staging:    "pk_test_51ShopExample",
}

// PublishableKey is the key for the payment form, empty where cards are
// simulated.
func PublishableKey(cfg config.Config) string { return publishable[cfg.Env] }
