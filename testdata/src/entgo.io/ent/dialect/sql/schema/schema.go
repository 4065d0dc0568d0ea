// Package schema has the declarations of the library that examples and tests use.
package schema

import "entgo.io/ent/dialect"

type MigrateOption func()

type Atlas struct{}

func WithDropColumn(b bool) MigrateOption { return nil }

func NewMigrate(drv dialect.Driver, opts ...MigrateOption) (*Atlas, error) { return nil, nil }
