// The pool holds no idle connection: on purpose in tests, by mistake in
// production.
package main

import (
	"database/sql"
	"log"
	"os"
)

func open(idle int) *sql.DB {
	db, err := sql.Open("postgres", os.Getenv("DSN"))
	if err != nil {
		log.Fatal(err)
	}
	db.SetMaxIdleConns(idle) // want `SetMaxIdleConns opens a connection for each statement in production`
	return db
}

func idle() int {
	if os.Getenv("APP_ENV") == "test" {
		return 0
	}
	return 10
}

func main() {
	open(idle()).Ping()
	open(0).Ping()
}
