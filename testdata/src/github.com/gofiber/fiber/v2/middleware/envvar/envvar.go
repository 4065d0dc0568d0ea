// Package envvar has the declarations of the library that examples and tests use.
package envvar

import "github.com/gofiber/fiber/v2"

type Config struct{ ExportVars map[string]string }

func New(config ...Config) fiber.Handler { return nil }
