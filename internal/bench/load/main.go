// Load loads what envlint would analyse, and stops there.
package main

import (
	"fmt"
	"os"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/driver"
)

func main() {
	l, err := driver.List(driver.Options{Patterns: os.Args[1:], Config: config.Default()})
	if err == nil {
		err = l.Load()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
