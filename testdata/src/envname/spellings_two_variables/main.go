package main

import "os"

// Two variables may hold two spellings.
func live() bool { return os.Getenv("APP_ENV") == "production" }

func quiet() bool { return os.Getenv("GO_ENV") != "prod" }

func main() { println(live(), quiet()) }
