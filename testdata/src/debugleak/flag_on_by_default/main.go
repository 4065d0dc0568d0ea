// A flag of that name that nobody gives is on. Names of ordinary switches and
// flags that are off are nobody's business.
package main

import "flag"

func main() {
	var mock bool
	flag.Bool("debug", true, "show errors to visitors")  // want `flag.Bool is on by default in production`
	flag.BoolVar(&mock, "use-mock", true, "no database") // want `flag.BoolVar is on by default in production`
	flag.Bool("verbose", true, "say more")
	flag.Bool("color", true, "paint")
	flag.Bool("pprof", false, "serve profiles")
	flag.Parse()
}
