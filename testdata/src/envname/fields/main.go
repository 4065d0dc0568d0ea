package main

import (
	"envname/fields/config"
)

func main() {
	c := config.Load()
	if c.Env == "prodution" { // want `"prodution" is no known environment`
		println("live")
	}
	if c.Mode == "prodution" { // another field
		println("live")
	}
}
