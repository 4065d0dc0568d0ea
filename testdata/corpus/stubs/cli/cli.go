// Package cli has the shape of the real library, as far as the corpus uses it.
package cli

import "os"

// A Flag is one that a command has.
type Flag interface{ names() (string, string, []string) }

type StringFlag struct {
	Name, Usage string
	Value       string
	EnvVars     []string
	Destination *string
}

func (f *StringFlag) names() (string, string, []string) { return f.Name, f.Value, f.EnvVars }

type BoolFlag struct {
	Name, Usage string
	Value       bool
	EnvVars     []string
}

func (f *BoolFlag) names() (string, string, []string) {
	if f.Value {
		return f.Name, "true", f.EnvVars
	}
	return f.Name, "false", f.EnvVars
}

// An App is a program.
type App struct {
	Flags  []Flag
	Action func(*Context) error
}

// A Context is what a command was started with.
type Context struct{ values map[string]string }

func (a *App) Run(args []string) error {
	c := &Context{map[string]string{}}
	for _, f := range a.Flags {
		name, value, variables := f.names()
		for _, v := range variables {
			if s := os.Getenv(v); s != "" {
				value = s
			}
		}
		if s, ok := f.(*StringFlag); ok && s.Destination != nil {
			*s.Destination = value
		}
		c.values[name] = value
	}
	return a.Action(c)
}

func (c *Context) String(name string) string { return c.values[name] }

func (c *Context) Bool(name string) bool { return c.values[name] == "true" }
