// What the configuration says is not known; that it is asked is.
package main

import (
	"os"

	"github.com/gin-gonic/gin"
)

func main() {
	gin.SetMode(os.Getenv("HTTP_MODE"))
	gin.New()
}
