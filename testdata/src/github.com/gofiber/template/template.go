// Package template has the declarations of the library that examples and tests use.
package template

type IEngineCore interface {
	Debug(enabled bool) IEngineCore
	Reload(enabled bool) IEngineCore
}

type Engine struct{ ShouldReload bool }

func (e *Engine) Debug(enabled bool) IEngineCore { return e }

func (e *Engine) Reload(enabled bool) IEngineCore { return e }
