// Package parity defines an analyzer that reports parts of a program that
// staging and production choose differently.
//
// # Analyzer parity
//
// parity: report databases, caches and queues of staging that are not production's
//
// Staging is there to try what production will run. With another database it
// tries something else, and the difference shows in production first:
//
//	if os.Getenv("APP_ENV") == "production" {
//		return sql.Open("pgx", dsn)
//	}
//	return sql.Open("sqlite3", "shop.db") // in staging, too
//
// The analyzer compares where each engine can be opened. It reports an engine
// that staging can have and production cannot, if production has another one for
// the same part that staging cannot have. A driver that the configuration names
// is no constant, and nothing is said of it; nor of what only development and
// tests do differently.
//
// All its rules are off until the project switches them on:
//
//	[rules]
//	"parity/*" = "on"
package parity
