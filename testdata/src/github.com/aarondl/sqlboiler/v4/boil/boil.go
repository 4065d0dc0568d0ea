// Package boil has the declarations of the library that examples and tests use.
package boil

import "context"

var DebugMode bool

func WithDebug(ctx context.Context, debug bool) context.Context { return ctx }
