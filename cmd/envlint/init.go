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
	var name string
	var modules []string
	r, code := analyse(&o, stdout, stderr, func() (err error) {
		name, modules, err = newConfig()
		return err
	})
	if r == nil {
		return code
	}
	if code != exitClean {
		return fail(stderr, fmt.Errorf("%s is not written, because not everything could be analysed", name))
	}
	if err := writeNew(name, func(w io.Writer) error { return starter.Write(w, r.Program, modules, config.Default()) }); err != nil {
		return fail(stderr, err)
	}
	fmt.Fprintln(stdout, name, "written; it changes nothing until you edit it")
	return exitClean
}

// textOnly are the formats of a command that has no other output.
var textOnly = map[string]report.Format{"text": nil}

func initFlags(o *options, format *string) *flag.FlagSet {
	fs := flag.NewFlagSet("envlint init", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	*format = "text"
	fs.StringVar(&o.dir, "C", "", "change to `dir` before anything else")
	fs.StringVar(&o.tags, "tags", "", "build `tags`, as for go build")
	return fs
}

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
