package main

import (
	"database/sql"
	"os"
)

type config struct{ driver string }

func load() *config {
	c := &config{driver: "sqlite3"}
	if os.Getenv("APP_ENV") == "production" {
		c.driver = "mysql"
	}
	return c
}

func (c *config) open() (*sql.DB, error) {
	return sql.Open(c.driver, os.Getenv("DSN")) // want `^sql.Open: the database is SQLite everywhere but in production, but MySQL in production \(main.go:19\)`
}

func main() {
	println(load().open())
}
