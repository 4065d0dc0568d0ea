package main

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"golang.org/x/tools/go/analysis"
	vetsuite "golang.org/x/tools/go/analysis/suite/vet"

	"github.com/envlint/envlint/analyzers"
)

// switches are the analyzers that flags switch on or off, by name. As in every
// multichecker, -NAME runs the named ones only, and -NAME=false all others.
type switches map[string]bool

func (s switches) declare(fs *flag.FlagSet, suite []*analysis.Analyzer) {
	for _, a := range suite {
		fs.BoolFunc(a.Name, "", func(text string) error {
			on, err := strconv.ParseBool(text)
			s[a.Name] = on
			return err
		})
	}
}

// on reports whether an analyzer runs.
func (s switches) on(name string) bool {
	on, named := s[name]
	if named {
		return on
	}
	return !slices.Contains(slices.Collect(maps.Values(s)), true)
}

// standard reports whether any analyzer of go vet runs.
func (s switches) standard() bool {
	return slices.ContainsFunc(vetsuite.Suite, func(a *analysis.Analyzer) bool { return s.on(a.Name) })
}

// checkStandard refuses switches of analyzers that the project does not use.
func (s switches) checkStandard(included bool) error {
	for _, a := range vetsuite.Suite {
		if _, named := s[a.Name]; named && !included {
			return fmt.Errorf("%s is an analyzer of go vet: -%s needs include-vet = true in the configuration", a.Name, a.Name)
		}
	}
	return nil
}

// standardFlags make go vet run this executable as its tool, but only for go
// vet's own analyzers, so that both commands say the same.
func (s switches) standardFlags(configuration string) ([]string, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, err
	}
	flags := []string{"-vettool=" + exe}
	if configuration != "" {
		abs, err := filepath.Abs(configuration)
		if err != nil {
			return nil, err
		}
		flags = append(flags, "-config="+abs)
	}
	for _, a := range analyzers.New(nil) {
		flags = append(flags, "-"+a.Name+"=false")
	}
	for _, a := range vetsuite.Suite {
		if on, named := s[a.Name]; named {
			flags = append(flags, fmt.Sprintf("-%s=%t", a.Name, on))
		}
	}
	return flags, nil
}
