// The program sets the variable that gin reads, or takes the mode from its
// configuration: somebody chose.
package main

import (
	"os"

	"github.com/gin-gonic/gin"
)

func init() { os.Setenv("GIN_MODE", "release") }

func main() { gin.New() }
