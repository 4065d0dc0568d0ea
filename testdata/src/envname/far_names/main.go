package main

import "os"

// Names of which nobody can tell that they are wrong.
func main() {
	switch os.Getenv("APP_ENV") {
	case "sandbox", "canary", "beta", "stable", "debug", "release", "eu-west":
		println("special")
	case "production":
		println("live")
	}
}
