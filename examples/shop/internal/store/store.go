// Package store opens the database: MySQL where there is a server, a file
// everywhere else.
package store

import (
	"fmt"
	"time"

	"github.com/glebarez/sqlite"
	"gorm.io/driver/mysql"
	"gorm.io/gorm"

	"example.com/shop/internal/config"
)

const developmentFile = "shop.db"

// Open connects to the database of the deployment.
func Open(cfg config.Config) (*gorm.DB, error) {
	db, err := gorm.Open(dialector(cfg), &gorm.Config{TranslateError: true})
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	if err := limit(db); err != nil {
		return nil, err
	}
	if cfg.SQLDebug {
		// mistake 7: every statement is logged with its values, in production too.
		db = db.Debug()
	}
	return db, nil
}

func dialector(cfg config.Config) gorm.Dialector {
	if cfg.UsesMySQL() {
		return mysql.Open(cfg.DatabaseDSN)
	}
	return sqlite.Open(developmentFile)
}

func limit(db *gorm.DB) error {
	pool, err := db.DB()
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	pool.SetMaxOpenConns(20)
	pool.SetMaxIdleConns(5)
	pool.SetConnMaxLifetime(30 * time.Minute)
	return nil
}

// Migrate creates or extends the tables of the given models.
func Migrate(db *gorm.DB, models ...any) error {
	if err := db.AutoMigrate(models...); err != nil {
		return fmt.Errorf("store: migrate: %w", err)
	}
	return nil
}

// Close gives the connections back.
func Close(db *gorm.DB) error {
	pool, err := db.DB()
	if err != nil {
		return err
	}
	return pool.Close()
}
