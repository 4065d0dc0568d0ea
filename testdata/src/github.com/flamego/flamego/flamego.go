// Package flamego has the declarations of the library that examples and tests use.
package flamego

type EnvType string

const (
	EnvTypeDev  EnvType = "development"
	EnvTypeProd EnvType = "production"
)

func SetEnv(e EnvType) {}

type Flame struct{}

func Classic() *Flame { return nil }

func (f *Flame) Run(args ...any) {}
