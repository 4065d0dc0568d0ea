// Nobody says in which mode gin runs, so it runs in its own: debug.
package main

import "github.com/gin-gonic/gin"

func main() {
	router := gin.Default() // want `gin.Default runs in debug mode, which nothing changes in production \[debug/gin-default unguarded\]`
	router.Run()
}
