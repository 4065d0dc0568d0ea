package main

import "flag"

var (
	env   = flag.String("env", "production", "where this runs")
	stage = flag.String("environment", "development", "where this runs")
)

func main() {
	flag.Parse()
	if *stage == "production" {
		println("live")
	}
	if *env == "production" { // want `^where nobody sets the environment, it counts as "production" here: let that be development, or refuse to start \[envname/fallback\]$`
		println("live")
	}
}
