// Package xorm has the declarations of the library that examples and tests use.
package xorm

type Engine struct{}

func NewEngine(driverName string, dataSourceName string) (*Engine, error) { return nil, nil }

func (engine *Engine) ShowSQL(show ...bool) {}

func (engine *Engine) SetDisableGlobalCache(disable bool) {}
