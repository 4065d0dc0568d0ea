// Package cache has the declarations of the library that examples use.
package cache

import "time"

type Cache struct{}

func New(defaultExpiration, cleanupInterval time.Duration) *Cache { return nil }
