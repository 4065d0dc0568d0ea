package main

import (
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	vetsuite "golang.org/x/tools/go/analysis/suite/vet"

	"github.com/envlint/envlint/analyzers"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/driver"
	"github.com/envlint/envlint/internal/flow"
	"github.com/envlint/envlint/internal/report"
)

// options are what the flags of a command say.
type options struct {
	dir, config            string
	tags                   []string // nil: not given
	strict, cache          bool
	analyzers              switches
	cpuProfile, memProfile string
	format                 report.Format
	formatName             string
	vet                    bool // the command reports what go vet says, if the project wants it
	patterns               []string
	// line is a line of source to tell of, answer what then becomes of the
	// report.
	line   *flow.Probe
	answer func(*driver.Result, *report.Report) error
}

// flagSet declares the flags that all commands share.
func flagSet(o *options, formats map[string]report.Format) *flag.FlagSet {
	fs := flag.NewFlagSet("envlint", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // errors are reported once, by the caller
	fs.StringVar(&o.dir, "C", "", "change to `dir` before anything else")
	fs.Func("tags", "build `tags`, separated by commas, instead of build.variants of the configuration", func(s string) error {
		o.tags = strings.FieldsFunc(s, func(c rune) bool { return c == ',' || c == ' ' })
		if o.tags == nil {
			o.tags = []string{}
		}
		return nil
	})
	fs.StringVar(&o.config, "config", "", "read this `file` instead of envlint.toml beside go.mod or go.work")
	fs.StringVar(&o.formatName, "format", "text", "output `format`: "+strings.Join(names(formats), " or "))
	o.cache = true
	fs.Func("cache", "`on` or off: print again what a run on the same files printed (default on)", func(s string) error {
		o.cache = s == "on"
		if s != "on" && s != "off" {
			return fmt.Errorf("must be on or off")
		}
		return nil
	})
	fs.StringVar(&o.cpuProfile, "cpuprofile", "", "write a CPU profile to this `file`")
	fs.StringVar(&o.memProfile, "memprofile", "", "write a profile of allocations to this `file`")
	o.analyzers = switches{}
	o.analyzers.declare(fs, slices.Concat(analyzers.New(nil), vetsuite.Suite))
	return fs
}

func checkFlags(o *options) *flag.FlagSet {
	fs := flagSet(o, report.Findings)
	fs.BoolVar(&o.strict, "strict", false, "also report what only configuration keeps off")
	return fs
}

func matrixFlags(o *options) *flag.FlagSet {
	return flagSet(o, report.Matrices)
}

func whyFlags(o *options) *flag.FlagSet {
	return flagSet(o, report.Lines)
}

func parse(args []string, o *options, declare func(*options) *flag.FlagSet, formats map[string]report.Format) error {
	fs := declare(o)
	if err := fs.Parse(args); err != nil {
		return flagError(err, fs)
	}
	o.patterns = fs.Args()
	for _, p := range o.patterns {
		if strings.HasPrefix(p, "-") {
			return fmt.Errorf("flag %s must stand before the packages", p)
		}
		if p == "" {
			return fmt.Errorf("empty package pattern")
		}
	}
	var ok bool
	if o.format, ok = formats[o.formatName]; !ok {
		return fmt.Errorf("unknown format %q%s", o.formatName, suggest(o.formatName, names(formats)))
	}
	return nil
}

// flagError adds the nearest flag to an error about an unknown one.
func flagError(err error, fs *flag.FlagSet) error {
	const unknown = "flag provided but not defined: -"
	word, ok := strings.CutPrefix(err.Error(), unknown)
	if !ok {
		return err
	}
	var known []string
	fs.VisitAll(func(f *flag.Flag) { known = append(known, f.Name) })
	if near := config.Nearest(word, known); near != "" {
		return fmt.Errorf("unknown flag -%s (did you mean -%s?)", word, near)
	}
	return fmt.Errorf("unknown flag -%s (known: -%s)", word, strings.Join(known, ", -"))
}

func suggest(word string, known []string) string {
	if near := config.Nearest(word, known); near != "" {
		return fmt.Sprintf(" (did you mean %q?)", near)
	}
	return fmt.Sprintf(" (known: %s)", strings.Join(known, ", "))
}

func names(formats map[string]report.Format) []string { return slices.Sorted(maps.Keys(formats)) }
