// Package common has the declarations of the real package that examples use.
package common

type Environment string

var (
	TestEnv Environment = "TEST"
	LiveEnv Environment = "LIVE"
)

type Config struct {
	ApiKey      string
	Environment Environment
	Debug       bool
}
