// The default of a field is what everybody uses who does not set the variable.
package main

import "os"

type Config struct {
	Key    string `env:"STRIPE_KEY" envDefault:"sk_live_51Abcdefgh"` // want `sk_live_… unlocks the live account in every environment`
	Public string `env:"STRIPE_PUBLIC" envDefault:"pk_test_51Abcdefgh"`
}

func main() {
	cfg := Config{Key: os.Getenv("STRIPE_KEY")}
	println(len(cfg.Key))
}
