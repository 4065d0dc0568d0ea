// Package stripe has the declarations of the library that examples and tests use.
package stripe

type Level uint32

const (
	LevelNull  Level = 0
	LevelError Level = 1
	LevelWarn  Level = 2
	LevelInfo  Level = 3
	LevelDebug Level = 4
)

type LeveledLoggerInterface interface{ Debugf(format string, v ...any) }

type LeveledLogger struct{ Level Level }

func (l *LeveledLogger) Debugf(format string, v ...any) {}

var DefaultLeveledLogger LeveledLoggerInterface = &LeveledLogger{Level: LevelError}
