// Package iris has the declarations of the library that examples and tests use.
package iris

type Application struct{}

type Configurator func(*Application)

func New() *Application { return nil }

func WithLogLevel(level string) Configurator { return nil }

func (app *Application) Listen(hostPort string, withOrWithout ...Configurator) error { return nil }
