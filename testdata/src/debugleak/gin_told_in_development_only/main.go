// What is said in development only says nothing in production.
package main

import (
	"os"

	"github.com/gin-gonic/gin"
)

func main() {
	if os.Getenv("APP_ENV") == "development" {
		gin.SetMode(gin.DebugMode)
	}
	gin.New() // want `runs in debug mode, which nothing changes in production`
}
