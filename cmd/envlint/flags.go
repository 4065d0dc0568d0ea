package main

import (
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/report"
)

// options are what the flags of a command say.
type options struct {
	dir, tags, config string
	strict            bool
	format            report.Format
	patterns          []string
}

// flagSet declares the flags that check and matrix share.
func flagSet(o *options, format *string, formats map[string]report.Format) *flag.FlagSet {
	fs := flag.NewFlagSet("envlint", flag.ContinueOnError)
	projectFlags(fs, o)
	fs.StringVar(&o.tags, "tags", "", "build `tags`, as for go build")
	formatFlag(fs, format, names(formats))
	return fs
}

// projectFlags say which project is meant.
func projectFlags(fs *flag.FlagSet, o *options) {
	fs.SetOutput(io.Discard) // errors are reported once, by the caller
	fs.StringVar(&o.dir, "C", "", "change to `dir` before anything else")
	fs.StringVar(&o.config, "config", "", "read this `file` instead of envlint.toml beside go.mod or go.work")
}

func formatFlag(fs *flag.FlagSet, format *string, known []string) {
	fs.StringVar(format, "format", "text", "output `format`: "+strings.Join(known, " or "))
}

func checkFlags(o *options, format *string) *flag.FlagSet {
	fs := flagSet(o, format, report.Findings)
	fs.BoolVar(&o.strict, "strict", false, "also report what only configuration keeps off")
	return fs
}

func matrixFlags(o *options, format *string) *flag.FlagSet {
	return flagSet(o, format, report.Matrices)
}

func parse(args []string, o *options, declare func(*options, *string) *flag.FlagSet, formats map[string]report.Format) error {
	var format string
	fs := declare(o, &format)
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
	if o.format, ok = formats[format]; !ok {
		return fmt.Errorf("unknown format %q%s", format, suggest(format, names(formats)))
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

func names[F any](formats map[string]F) []string { return slices.Sorted(maps.Keys(formats)) }
