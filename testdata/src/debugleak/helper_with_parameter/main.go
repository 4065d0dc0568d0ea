// The setting stands in a helper; its callers decide.
package main

import (
	"os"

	"github.com/gin-gonic/gin"
)

type config struct{ env string }

func (c config) production() bool { return c.env == "production" }

func server(debug bool) {
	if debug {
		gin.SetMode(gin.DebugMode)
	}
}

func worker(verbose bool) {
	if verbose {
		gin.SetMode(gin.DebugMode) // want `gin.SetMode puts gin in debug mode in production`
	}
}

func main() {
	c := config{env: os.Getenv("APP_ENV")}
	server(!c.production())
	worker(true)
}
