// Package prodeffect defines an analyzer that reports effects on the real world
// which can happen outside of production.
//
// # Analyzer prodeffect
//
// prodeffect: report payments, mail and other real effects that run outside of production
//
// Charging a card, sending a receipt or ordering goods belongs into production.
// For every such operation that a main package can reach, the analyzer computes
// the deployment environments in which it can run, and reports it if one of
// them is not production:
//
//	if os.Getenv("APP_ENV") != "development" {
//		charge.New(params) // also runs in staging, and when APP_ENV is unset
//	}
//
// Ask for the environment where the effect belongs instead:
//
//	if os.Getenv("APP_ENV") == "production" {
//		charge.New(params)
//	}
//
// A guard counts wherever it stands: around the call, around one of its
// callers, where the client is built, or as a process that ends when it is
// started with a live key in the wrong place.
//
// The message ends in the rule and in a grade. "unguarded": nothing stands in
// the way. "partial": a guard lets wrong environments through. "credential":
// only the key of the client decides. An operation that other configuration
// keeps off is not reported unless the project asks for it.
package prodeffect
