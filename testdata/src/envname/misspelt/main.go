package main

import (
	"os"
	"slices"
	"strings"
)

const deveopment = "deveopment"

func isProd(env string) bool {
	return env == "prodution" // want `^"prodution" is no known environment: did you mean "production"\? \[envname/misspelt\]$`
}

// isPaid is asked about something that is no environment.
func isPaid(state string) bool { return state == "stagging" }

func main() {
	env := os.Getenv("APP_ENV")
	if env == deveopment { // want `"deveopment" is no known environment: did you mean "development"\?`
		println("local")
	}
	if env != deveopment { // the constant is reported once
		println("remote")
	}
	switch env {
	case "stagging": // want `"stagging" is no known environment`
		println("staging")
	case "production", "staging", "staging2", "prod-eu":
		println("live")
	}
	if strings.EqualFold(env, "PRODUTION") { // want `"PRODUTION" is no known environment: did you mean "PRODUCTION"\?`
		println("live")
	}
	if slices.Contains([]string{"development", "stagin"}, env) { // want `"stagin" is no known environment: did you mean "staging"\?`
		println("quiet")
	}
	if strings.Contains(env, "velop") {
		println("a part of a name is none")
	}
	println(isProd(env), isPaid(os.Getenv("PAYMENT_STATE")))
}
