//go:build unix

package main

import (
	"fmt"
	"io"
	"path/filepath"
)

// growth writes what ten times as much code costs: ten times as many packages,
// and ten times as many functions in one package.
func (t *tools) growth(page io.Writer, dir string, runs int) error {
	fmt.Fprintf(page, "## Growth\n\nWhat ten times as much code costs `envlint ./...`.\n\n")
	for _, step := range []struct {
		what                    string
		packages, groups, times int
	}{{"packages", 30, 9, 10}, {"functions in one package", 1, 500, 10}} {
		small, large := filepath.Join(dir, "small-"+step.what), filepath.Join(dir, "large-"+step.what)
		packages, groups := step.packages*step.times, step.groups
		n := step.packages
		if step.packages == 1 {
			packages, groups, n = 1, step.groups*step.times, 2*step.groups
		}
		if err := generate(small, step.packages, step.groups); err != nil {
			return err
		}
		if err := generate(large, packages, groups); err != nil {
			return err
		}
		envlint := func(module string) []string { return []string{t.path("envlint"), "-cache=off", "-C", module, "./..."} }
		err := table(page, dir, []command{
			{name: fmt.Sprintf("%d %s", n, step.what), args: envlint(small)},
			{name: fmt.Sprintf("%d %s", n*step.times, step.what), args: envlint(large)},
		}, runs)
		if err != nil {
			return err
		}
	}
	return nil
}
