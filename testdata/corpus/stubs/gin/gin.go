// Package gin has the shape of the real framework, as far as the corpus uses it.
package gin

import "os"

// The modes.
const (
	DebugMode   = "debug"
	ReleaseMode = "release"
)

var mode = os.Getenv("GIN_MODE")

// SetMode sets the mode.
func SetMode(value string) { mode = value }

// Mode returns the mode.
func Mode() string { return mode }

// Engine is the router.
type Engine struct{}

// New makes a router.
func New() *Engine { return &Engine{} }
