// Package cache has the declarations of the library that examples and tests use.
package cache

import "github.com/gofiber/fiber/v2"

type Config struct{ Next func(c *fiber.Ctx) bool }

func New(config ...Config) fiber.Handler { return nil }
