// The mode is set where one edit puts it right.
package main

import (
	"os"

	"github.com/gin-gonic/gin"
)

func main() {
	gin.SetMode(gin.DebugMode) // want `gin.SetMode puts gin in debug mode in production \[debug/gin-mode unguarded\]`
	if os.Getenv("APP_ENV") == "development" {
		gin.SetMode(gin.DebugMode)
	}
}
