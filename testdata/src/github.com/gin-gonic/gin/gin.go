// Package gin stands for the framework: what its callers touch, and no more.
package gin

const (
	DebugMode   = "debug"
	ReleaseMode = "release"
	TestMode    = "test"
)

var mode = DebugMode

func SetMode(value string) { mode = value }

func Mode() string { return mode }
