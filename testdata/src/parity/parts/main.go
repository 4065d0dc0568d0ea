package main

import (
	"database/sql"
	"os"

	"github.com/redis/go-redis/v9"
)

// A database is no cache, and one that only staging has stands in for nothing.
func main() {
	if os.Getenv("APP_ENV") == "production" {
		redis.NewClient(&redis.Options{Addr: os.Getenv("CACHE")})
	} else {
		sql.Open("sqlite3", "shop.db")
	}
}
