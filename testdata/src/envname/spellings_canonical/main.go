package main

import "os"

// canonical makes one spelling of two, so that the rest of the program can ask
// for one.
func canonical(env string) string {
	if env == "prod" {
		return "production"
	}
	return env
}

func live(env string) bool { return env == "production" }

func main() { println(live(canonical(os.Getenv("APP_ENV")))) }
