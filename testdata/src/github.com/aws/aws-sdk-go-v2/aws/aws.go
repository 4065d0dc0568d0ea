// Package aws has the declarations of the library that examples and tests use.
package aws

type ClientLogMode uint64

const (
	LogSigning ClientLogMode = 1 << (64 - 1 - iota)
	LogRetries
	LogRequest
	LogRequestWithBody
	LogResponse
	LogResponseWithBody
)

type Config struct{ ClientLogMode ClientLogMode }

func (c Config) Copy() Config { return c }
