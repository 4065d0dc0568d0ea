// Three ways to say that data is kept in memory.
package main

import (
	"database/sql"
	"os"

	"gorm.io/driver/sqlite"
)

func dsn() string {
	if os.Getenv("APP_ENV") == "test" {
		return ":memory:"
	}
	return "shop.db"
}

func main() {
	sqlite.Open(dsn())
	sqlite.Open(":memory:")                     // want `sqlite.Open keeps data in memory in production`
	sql.Open("sqlite", "file:shop?mode=memory") // want `sql.Open keeps data in memory in production`
	sql.Open("sqlite", "file:shop.db?cache=shared")
}
