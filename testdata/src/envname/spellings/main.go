package main

import "os"

type config struct{ env string }

func (c *config) live() bool { return c.env == "production" }

func (c *config) loud() bool { return c.env == "production" }

func (c *config) quiet() bool {
	return c.env != "prod" // want `^the environment is asked for as "prod" here and as "production" at .*main.go:7: one of them never holds \[envname/spellings\]$`
}

func (c *config) test() bool {
	return c.env == "staging" || c.env == "stage"
}

func (c *config) stage() bool { return c.env == "stage" }

func main() {
	c := &config{env: os.Getenv("APP_ENV")}
	println(c.live(), c.loud(), c.quiet(), c.test(), c.stage())
}
