// Package web has the shape of the real framework, as far as the corpus uses
// it; the real one reads BEEGO_RUNMODE and a file.
package web

import (
	"cmp"
	"os"
)

// Config is how the framework runs.
type Config struct{ AppName, RunMode string }

var BConfig = &Config{RunMode: cmp.Or(os.Getenv("APP_ENV"), "prod")}
