// Package pgx has the declarations of the library that examples and tests use.
package pgx

import "context"

type QueryExecMode int32

const (
	QueryExecModeCacheStatement QueryExecMode = iota
	QueryExecModeCacheDescribe
	QueryExecModeDescribeExec
	QueryExecModeExec
	QueryExecModeSimpleProtocol
)

type ConnConfig struct {
	Tracer               QueryTracer
	DefaultQueryExecMode QueryExecMode
}

type Conn struct{}

type TraceQueryStartData struct{}

type QueryTracer interface {
	TraceQueryStart(ctx context.Context, conn *Conn, data TraceQueryStartData) context.Context
}

func ParseConfig(connString string) (*ConnConfig, error) { return nil, nil }

func ConnectConfig(ctx context.Context, connConfig *ConnConfig) (*Conn, error) { return nil, nil }
