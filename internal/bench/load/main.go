// Load loads with packages.Load what envlint would analyse, and stops there.
package main

import (
	"fmt"
	"os"

	"golang.org/x/tools/go/packages"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/driver"
)

func main() {
	l, err := driver.List(driver.Options{Patterns: os.Args[1:], Config: config.Default()})
	if err == nil {
		_, err = packages.Load(&packages.Config{Mode: packages.LoadSyntax | packages.NeedModule}, l.Packages()...)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
