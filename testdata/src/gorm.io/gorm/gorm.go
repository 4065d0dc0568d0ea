// Package gorm has the declarations of the library that examples and tests use.
package gorm

type Dialector interface{ Name() string }

type Option interface{ Apply(*Config) error }

type Config struct{ DryRun bool }

func (c *Config) Apply(config *Config) error { return nil }

type DB struct{ Error error }

func Open(dialector Dialector, opts ...Option) (db *DB, err error) { return nil, nil }

func (db *DB) Debug() (tx *DB) { return db }

func (db *DB) Exec(sql string, values ...any) (tx *DB) { return db }

func (db *DB) AutoMigrate(dst ...any) error { return nil }
