// Package pflag has the shape of the real library, as far as the corpus uses
// it. Nobody sets a flag here.
package pflag

import "errors"

// A Flag is one that is declared.
type Flag struct{ Name, Value string }

// A FlagSet is the flags of a command.
type FlagSet struct{ flags []*Flag }

// CommandLine is the flags of the program.
var CommandLine = &FlagSet{}

func String(name, value, usage string) *string { return CommandLine.String(name, value, usage) }

func (f *FlagSet) All() []*Flag { return f.flags }

func (f *FlagSet) String(name, value, usage string) *string {
	flag := &Flag{name, value}
	f.flags = append(f.flags, flag)
	return &flag.Value
}

func (f *FlagSet) StringP(name, shorthand, value, usage string) *string {
	return f.String(name, value, usage)
}

func (f *FlagSet) Lookup(name string) *Flag {
	for _, flag := range f.flags {
		if flag.Name == name {
			return flag
		}
	}
	return nil
}

func (f *FlagSet) GetString(name string) (string, error) {
	if flag := f.Lookup(name); flag != nil {
		return flag.Value, nil
	}
	return "", errors.New("no such flag: " + name)
}
