// What is off unless somebody switches it on is not reported. What is on
// unless somebody switches it off is.
package main

import (
	"os"
	"runtime/debug"

	"github.com/gin-gonic/gin"
)

func main() {
	if os.Getenv("GIN_DEBUG") == "true" {
		gin.SetMode(gin.DebugMode)
	}
	if os.Getenv("QUIET") == "" {
		debug.SetGCPercent(-1) // want `switches garbage collection off in production`
	}
}
