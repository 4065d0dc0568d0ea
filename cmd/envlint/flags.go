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
	test                   bool // tests count
	fix, diff              bool
	baseline, newBaseline  string
	terminal               bool // a person reads standard output
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
	projectFlags(fs, o)
	fs.Func("tags", "build `tags`, separated by commas, instead of build.variants of the configuration", func(s string) error {
		o.tags = strings.FieldsFunc(s, func(c rune) bool { return c == ',' || c == ' ' })
		if o.tags == nil {
			o.tags = []string{}
		}
		return nil
	})
	formatFlag(fs, o, names(formats))
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

// projectFlags say which project is meant.
func projectFlags(fs *flag.FlagSet, o *options) {
	fs.SetOutput(io.Discard) // errors are reported once, by the caller
	fs.StringVar(&o.dir, "C", "", "change to `dir` before anything else")
	fs.StringVar(&o.config, "config", "", "read this `file` instead of envlint.toml beside go.mod or go.work")
}

func formatFlag(fs *flag.FlagSet, o *options, known []string) {
	fs.StringVar(&o.formatName, "format", "text", "output `format`: "+strings.Join(known, " or "))
}

func checkFlags(o *options) *flag.FlagSet {
	fs := flagSet(o, report.Findings)
	fs.BoolVar(&o.test, "test", true, "look at tests, too, for real effects that they have")
	fs.BoolVar(&o.strict, "strict", false, "also report what only configuration keeps off")
	fs.BoolVar(&o.fix, "fix", false, "write the corrections that findings carry, report the others")
	fs.BoolVar(&o.diff, "diff", false, "show the corrections as a diff, change nothing")
	fs.StringVar(&o.baseline, "baseline", "", "do not report what this `file` lists")
	fs.StringVar(&o.newBaseline, "write-baseline", "", "list the findings in this `file` instead of reporting them")
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
	switch {
	case o.newBaseline == "":
	case o.baseline != "":
		return fmt.Errorf("-baseline and -write-baseline exclude each other")
	case o.fix || o.diff:
		return fmt.Errorf("-write-baseline lists findings, it does not go with -fix or -diff")
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
	var known, described []string
	fs.VisitAll(func(f *flag.Flag) {
		known = append(known, f.Name)
		if f.Usage != "" { // analyzers are too many to list
			described = append(described, f.Name)
		}
	})
	if near := config.Nearest(word, known); near != "" {
		return fmt.Errorf("unknown flag -%s (did you mean -%s?)", word, near)
	}
	return fmt.Errorf("unknown flag -%s (known: -%s)", word, strings.Join(described, ", -"))
}

func suggest(word string, known []string) string {
	if near := config.Nearest(word, known); near != "" {
		return fmt.Sprintf(" (did you mean %q?)", near)
	}
	return fmt.Sprintf(" (known: %s)", strings.Join(known, ", "))
}

func names[F any](formats map[string]F) []string { return slices.Sorted(maps.Keys(formats)) }
