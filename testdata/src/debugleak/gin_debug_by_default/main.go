// The mode is debug unless somebody thinks of it.
package main

import (
	"os"

	"github.com/gin-gonic/gin"
)

func main() {
	mode := gin.DebugMode
	if os.Getenv("APP_ENV") == "staging" {
		mode = gin.ReleaseMode
	}
	gin.SetMode(mode) // want `gin.SetMode puts gin in debug mode in production \[debug/gin-mode unguarded\]`

	if os.Getenv("APP_ENV") == "production" {
		mode = gin.ReleaseMode
	}
	gin.SetMode(mode)
}
