package main

import (
	"log"
	"os"
)

func getEnv(key, fallback string) string {
	if v := os.Getenv(key); v != "" {
		return v
	}
	return fallback
}

func main() {
	env := getEnv("APP_ENV", "production")
	if env != "production" { // want `^where nobody sets the environment, it counts as "production" here: let that be development, or refuse to start \[envname/fallback\]$`
		println("quiet")
	}
	if env == "production" { // said once
		println("live")
	}
	if getEnv("GO_ENV", "development") == "production" {
		println("live")
	}
	required := os.Getenv("APP_ENV")
	if required == "" {
		log.Fatal("APP_ENV is not set")
	}
	if required == "production" {
		println("live")
	}
}
