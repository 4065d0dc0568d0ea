package main

import (
	"os"
	"strings"
)

func live(env string) bool {
	return strings.Contains(env, "prod") // want `^"prod" is a part of "preprod", too: compare whole names \[envname/substring\]$`
}

func begins(env string) bool { return strings.HasPrefix(env, "prod") }

func local(env string) bool { return strings.Contains(env, "dev") }

// told asks for what tells the two apart.
func told(env string) bool {
	return strings.Contains(env, "prod") && !strings.Contains(env, "pre")
}

func main() {
	env := os.Getenv("APP_ENV")
	println(live(env), begins(env), local(env), told(env), strings.Contains(os.Getenv("HOST"), "prod"))
}
