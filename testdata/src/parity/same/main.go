package main

import (
	"database/sql"
	"os"
	"time"

	"github.com/patrickmn/go-cache"
	"github.com/redis/go-redis/v9"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

var env, dsn = os.Getenv("APP_ENV"), os.Getenv("DSN")

// Another data source of the same engine, in another way.
func same() {
	if env == "production" {
		gorm.Open(postgres.Open(dsn), &gorm.Config{})
	} else {
		sql.Open("pgx", dsn)
	}
}

// Both have both.
func both() {
	redis.NewClient(&redis.Options{Addr: os.Getenv("CACHE")})
	if env == "staging" {
		println(cache.New(time.Minute, time.Hour))
	}
}

func main() {
	same()
	both()
}
