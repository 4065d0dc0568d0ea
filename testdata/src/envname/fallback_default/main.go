package main

import "os"

func main() {
	env := os.Getenv("APP_ENV")
	if env == "" {
		env = "production"
	}
	switch env {
	case "development":
		println("local")
	case "production": // want `^where nobody sets the environment, it counts as "production" here: let that be development, or refuse to start \[envname/fallback\]$`
		println("live")
	}
}
