// Package trace has the declarations of the library that examples and tests use.
package trace

import "context"

type SpanExporter interface {
	Shutdown(ctx context.Context) error
}

type TracerProvider struct{}

type TracerProviderOption interface{ apply() }

func NewTracerProvider(opts ...TracerProviderOption) *TracerProvider { return nil }

func WithSyncer(e SpanExporter) TracerProviderOption { return nil }
