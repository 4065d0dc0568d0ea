package main

import (
	"os"

	"envname/unread/env"
)

var production = env.Live() // want `^no code of the program reads production: what the environment answers here guards nothing \[envname/unread\]$`

var verbose bool

// Config is not read by anybody else: nobody imports a main.
type Config struct {
	Env    string
	IsProd bool
	Debug  bool
	Fixed  bool
}

func load() *Config {
	cfg := &Config{Env: os.Getenv("APP_ENV"), Fixed: true}
	cfg.IsProd = cfg.Env == "production" // want `^no code of the program reads Config.IsProd: what the environment answers here guards nothing \[envname/unread\]$`
	cfg.Debug = os.Getenv("DEBUG") != ""
	return cfg
}

type generic[T any] struct {
	value T
	quiet bool
}

func (g *generic[T]) set(v T) {
	g.value = v
	g.quiet = !env.Live() // want `^no code of the program reads generic.quiet: what the environment answers here guards nothing \[envname/unread\]$`
}

type server struct {
	live, test bool
	name       string
}

func newServer(environment string) *server {
	return &server{
		live: environment == "production", // want `^no code of the program reads server.live: what the environment answers here guards nothing \[envname/unread\]$`
	}
}

func named(name string) *server { return &server{name: name, test: name == "production"} }

func (s *server) charge() { println("charged", s.name) }

func main() {
	cfg := load()
	switch cfg.Env {
	case "development", "staging":
		verbose = true // nothing else is ever stored
	}
	newServer(cfg.Env).charge()
	named(os.Args[0]).charge()
	var g generic[int]
	g.set(1)
	println(g.value)
}
