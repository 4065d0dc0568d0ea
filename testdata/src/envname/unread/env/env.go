// Package env answers questions about the environment.
package env

import "os"

// Live reports whether this is production.
func Live() bool { return os.Getenv("APP_ENV") == "production" }
