// Package httplog has the declarations of the library that examples and tests use.
package httplog

import (
	"log/slog"
	"net/http"
)

type Options struct{ LogRequestBody func(req *http.Request) bool }

func RequestLogger(logger *slog.Logger, o *Options) func(http.Handler) http.Handler { return nil }
