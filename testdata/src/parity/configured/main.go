package main

import (
	"database/sql"
	"os"
)

// The configuration names the driver of staging.
func main() {
	if os.Getenv("APP_ENV") == "production" {
		sql.Open("pgx", os.Getenv("DSN"))
	} else {
		sql.Open(os.Getenv("DRIVER"), os.Getenv("DSN"))
	}
	// A switch that is no environment.
	if os.Getenv("USE_SQLITE") != "" {
		sql.Open("sqlite3", "shop.db")
	}
}
