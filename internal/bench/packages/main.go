// Packages loads the named packages with syntax and types, in one call, and
// stops there: the least that any tool on packages.Load costs.
package main

import (
	"fmt"
	"os"

	"golang.org/x/tools/go/packages"
)

func main() {
	if _, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax | packages.NeedModule}, os.Args[1:]...); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
