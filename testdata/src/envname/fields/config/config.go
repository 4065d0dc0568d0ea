// Package config reads the environment.
package config

import "os"

// Config is what the program is told.
type Config struct{ Env, Mode string }

// Load reads it.
func Load() *Config { return &Config{Env: os.Getenv("APP_ENV"), Mode: os.Getenv("PAYMENT_MODE")} }
