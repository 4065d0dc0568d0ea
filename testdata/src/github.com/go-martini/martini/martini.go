// Package martini has the declarations of the library that examples and tests use.
package martini

const (
	Dev  string = "development"
	Prod string = "production"
)

var Env = Dev

type ClassicMartini struct{}

func Classic() *ClassicMartini { return nil }

func (m *ClassicMartini) Run() {}
