// Package mysql has the declarations of the library that examples and tests use.
package mysql

type Config struct{ AllowCleartextPasswords bool }

func NewConfig() *Config { return &Config{} }
