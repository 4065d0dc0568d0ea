// Package tracelog has the declarations of the library that examples and tests use.
package tracelog

import "context"

type LogLevel int

const (
	LogLevelTrace = LogLevel(6)
	LogLevelDebug = LogLevel(5)
	LogLevelInfo  = LogLevel(4)
	LogLevelWarn  = LogLevel(3)
)

type TraceLog struct{ LogLevel LogLevel }

func (tl *TraceLog) TraceQueryStart(ctx context.Context) context.Context { return ctx }
