// Package fiber has the declarations of the library that examples and tests use.
package fiber

import "time"

type App struct{}

type Ctx struct{}

type Handler = func(*Ctx) error

type Static struct{ CacheDuration time.Duration }

type Config struct{ DisableKeepalive bool }

type Router interface{ Use(args ...any) Router }

func New(config ...Config) *App { return nil }

func (app *App) Static(prefix, root string, config ...Static) Router { return nil }

func (app *App) Use(args ...any) Router { return nil }

func (app *App) Listen(addr string) error { return nil }
