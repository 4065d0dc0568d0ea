// Package pgx has the declarations of the library that examples and tests use.
package pgx

type QueryExecMode int32

const (
	QueryExecModeCacheStatement QueryExecMode = iota
	QueryExecModeCacheDescribe
	QueryExecModeDescribeExec
	QueryExecModeExec
	QueryExecModeSimpleProtocol
)

type ConnConfig struct{ DefaultQueryExecMode QueryExecMode }
