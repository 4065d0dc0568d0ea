// The mode is chosen where it matters, elsewhere in the program.
package main

import (
	"os"

	"github.com/gin-gonic/gin"
)

func choose() {
	if os.Getenv("APP_ENV") == "production" {
		gin.SetMode(gin.ReleaseMode)
	}
}

func main() {
	router := gin.New()
	choose()
	router.Run()
}
