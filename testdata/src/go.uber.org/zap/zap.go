// Package zap has the declarations of the library that examples and tests use.
package zap

type Level int8

const DebugLevel Level = -1

type AtomicLevel struct{}

func NewAtomicLevel() AtomicLevel { return AtomicLevel{} }

func NewAtomicLevelAt(l Level) AtomicLevel { return AtomicLevel{} }

func (lvl AtomicLevel) SetLevel(l Level) {}

type Field struct{}

type Logger struct{}

func (log *Logger) Info(msg string, fields ...Field) {}

type Option interface{ apply() }

type Config struct {
	Development bool
	Level       AtomicLevel
}

func NewProductionConfig() Config { return Config{} }

func (cfg Config) Build(opts ...Option) (*Logger, error) { return nil, nil }

func NewDevelopment(options ...Option) (*Logger, error) { return nil, nil }

func NewProduction(options ...Option) (*Logger, error) { return nil, nil }
