package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/mod/modfile"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/driver"
	"github.com/envlint/envlint/internal/report"
	"github.com/envlint/envlint/internal/starter"
)

// initialise writes a first envlint.toml beside go.mod. It never overwrites one.
func initialise(args []string, stdout, stderr io.Writer) int {
	var o options
	if err := parse(args, &o, initFlags, textOnly); err != nil {
		return usageError(err, stdout, stderr)
	}
	if len(o.patterns) == 0 {
		o.patterns = []string{"./..."}
	}
	if err := o.enter(); err != nil {
		return fail(stderr, err)
	}
	name, modules, err := newConfig()
	if err != nil {
		return fail(stderr, err)
	}
	o.cache = false
	o.answer = func(res *driver.Result, r *report.Report) error {
		if len(res.Problems) > 0 {
			return fmt.Errorf("%s is not written, because not everything could be analysed", name)
		}
		return writeNew(name, func(w io.Writer) error { return starter.Write(w, r.Program, modules, config.Default()) })
	}
	o.format = func(w io.Writer, _ *report.Report) error {
		_, err := fmt.Fprintln(w, name, "written; it changes nothing until you edit it")
		return err
	}
	return o.run("init", stdout, stderr, func(*report.Report) int { return exitClean })
}

// textOnly are the formats of a command that has no other output.
var textOnly = map[string]report.Format{"text": nil}

func initFlags(o *options) *flag.FlagSet { return flagSet(o, textOnly) }

// newConfig is the file to write and the modules that its neighbour go.mod
// requires.
func newConfig() (name string, modules []string, err error) {
	existing, err := config.Find(".")
	if err != nil {
		return "", nil, err
	}
	if existing != "" {
		return "", nil, fmt.Errorf("%s exists; init does not overwrite it", driver.Shorten(existing))
	}
	root := config.ModuleRoot(".")
	if root == "" {
		return "", nil, errors.New("no go.mod here or above")
	}
	text, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return "", nil, err
	}
	mod, err := modfile.ParseLax("go.mod", text, nil)
	if err != nil {
		return "", nil, err
	}
	for _, r := range mod.Require {
		modules = append(modules, r.Mod.Path)
	}
	return driver.Shorten(filepath.Join(root, "envlint.toml")), modules, nil
}

func writeNew(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
