package main

import "os"

func main() {
	env := os.Getenv("APP_ENV")
	if env != "staging" || env != "production" { // want `^the environment is never "production" here: what comes this far is staging \[envname/constant\]$`
		println("seeded")
	}
	if env == "staging" && env == "production" { // want `the environment is never "production" here`
		println("never")
	}
	if env != "staging" && env != "production" {
		println("seeded")
	}
	if env == "production" && env != "development" {
		println("redundant, and right")
	}
	if env == "development" {
		return
	}
	switch env {
	case "development": // a complete list
		println("never")
	case "production":
		println("live")
	}
	if env == "development" { // want `the environment is never "development" here`
		println("never")
	}
}
