// A field that its tag switches on is on wherever nobody sets it, once a library
// fills it in. Names of ordinary switches are nobody's business.
package main

import (
	"os"

	"github.com/caarlos0/env/v11"
)

type server struct {
	Listen bool `env:"LISTEN" envDefault:"true"`
	Debug  bool `env:"DEBUG" envDefault:"false"`
}

type service struct {
	server
	Clients *clients
}

type clients struct {
	UseSandbox bool `env:"PAYMENT_SANDBOX" envDefault:"true"`
}

type tool struct {
	DevMode bool `env:"TOOL_DEVMODE" envDefault:"1"`
}

type neverFilled struct {
	Debug bool `env:"OTHER_DEBUG" envDefault:"true"`
}

func main() {
	env.Parse(&server{})
	env.Parse(&service{})                       // want `env.Parse fills in a field that switches debugging on by default in production`
	env.ParseAs[tool]()                         // want `env.ParseAs fills in a field that switches debugging on by default in production`
	env.ParseAsWithOptions[tool](env.Options{}) // want `env.ParseAsWithOptions fills in a field`
	env.ParseAs[*server]()
	if os.Getenv("APP_ENV") == "development" {
		env.Parse(&tool{})
	}
	println(neverFilled{}.Debug)
}
