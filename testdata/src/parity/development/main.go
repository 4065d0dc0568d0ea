package main

import (
	"database/sql"
	"os"
)

func main() {
	switch os.Getenv("APP_ENV") {
	case "development", "test", "":
		sql.Open("sqlite3", ":memory:")
	case "staging":
		sql.Open("postgres", os.Getenv("DSN"))
	default:
		sql.Open("pgx", os.Getenv("DSN"))
	}
}
