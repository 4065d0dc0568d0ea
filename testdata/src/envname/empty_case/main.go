package main

import "os"

func main() {
	switch os.Getenv("APP_ENV") {
	case "production" /* want `^the case "production" is empty, and Go does not fall through to the next: nothing is done there \[envname/empty-case\]$` */ :
	case "staging":
		println("live")
	}
	switch os.Getenv("APP_ENV") {
	case "production":
		// Nothing to seed.
	case "staging":
		println("seeded")
	}
	switch os.Getenv("APP_ENV") {
	case "production":
	default:
		println("seeded")
	}
	switch os.Getenv("PAYMENT_MODE") {
	case "production":
	case "staging":
		println("live")
	}
}
