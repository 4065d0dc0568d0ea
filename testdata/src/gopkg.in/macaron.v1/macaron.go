// Package macaron has the declarations of the library that examples and tests use.
package macaron

const (
	DEV  = "development"
	PROD = "production"
)

var Env = DEV

type Macaron struct{}

func Classic() *Macaron { return nil }

func (m *Macaron) Run(args ...any) {}
