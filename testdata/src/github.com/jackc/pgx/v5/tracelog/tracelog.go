// Package tracelog has the declarations of the library that examples and tests use.
package tracelog

import (
	"context"

	"github.com/jackc/pgx/v5"
)

type LogLevel int

const (
	LogLevelTrace = LogLevel(6)
	LogLevelDebug = LogLevel(5)
	LogLevelInfo  = LogLevel(4)
	LogLevelWarn  = LogLevel(3)
)

type TraceLog struct{ LogLevel LogLevel }

func (tl *TraceLog) TraceQueryStart(ctx context.Context, conn *pgx.Conn, data pgx.TraceQueryStartData) context.Context {
	return ctx
}
