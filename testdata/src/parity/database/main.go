package main

import (
	"database/sql"
	"os"
)

func open(env, dsn string) (*sql.DB, error) {
	if env == "production" {
		return sql.Open("pgx", dsn)
	}
	return sql.Open("sqlite3", ":memory:") // want `^sql.Open: the database is SQLite everywhere but in production, but PostgreSQL in production \(main.go:10\): staging does not try what production runs \[parity/sqlite\]$`
}

func main() {
	println(open(os.Getenv("APP_ENV"), os.Getenv("DSN")))
}
