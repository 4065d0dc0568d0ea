// Package standin defines an analyzer that reports stand-ins which production
// can use in place of the real thing.
//
// # Analyzer standin
//
// standin: report sandboxes, test keys, mocks and in-memory stores that production can use
//
// A miniature redis, the sandbox of a payment service and the key of a test
// account are for tests and laptops. In production they answer as if all were
// well, and nothing happens:
//
//	http.Post("https://api-m.sandbox.paypal.com/v1/oauth2/token", ...) // in production too
//
// Choose the stand-in only where the environment says so:
//
//	if os.Getenv("APP_ENV") == "production" {
//		return "https://api-m.paypal.com"
//	}
//	return "https://api-m.sandbox.paypal.com"
//
// Imports of mocks and test libraries count in packages that a main links in;
// test files and packages for tests are left alone. Sandboxes and test keys
// count where they are used: not in a comparison or a tested prefix, nor in a
// table of a package, from which somebody still has to choose.
package standin
