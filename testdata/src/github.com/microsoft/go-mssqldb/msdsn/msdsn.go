// Package msdsn has the declarations of the library that examples and tests use.
package msdsn

import "net/url"

type Log uint64

const (
	LogErrors      Log = 1
	LogMessages    Log = 2
	LogRows        Log = 4
	LogSQL         Log = 8
	LogParams      Log = 16
	LogTransaction Log = 32
	LogDebug       Log = 64
)

type Config struct{ LogFlags Log }

func (p Config) URL() *url.URL { return nil }
