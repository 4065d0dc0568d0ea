package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/driver"
	"github.com/envlint/envlint/internal/flow"
	"github.com/envlint/envlint/internal/reach"
	"github.com/envlint/envlint/internal/report"
)

// check reports findings.
func check(args []string, stdout, stderr io.Writer) int {
	var o options
	if err := parse(args, &o, checkFlags, report.Findings); err != nil {
		return usageError(err, stdout, stderr)
	}
	r, _, code := analyse(&o, nil, stderr)
	if r == nil {
		return code
	}
	if err := o.format(stdout, r); err != nil {
		return fail(stderr, err)
	}
	if code == exitClean && len(r.Findings) > 0 {
		code = exitFinding
	}
	return code
}

// matrix shows every operation. It judges nothing, so findings do not matter
// for its exit code.
func matrix(args []string, stdout, stderr io.Writer) int {
	var o options
	if err := parse(args, &o, matrixFlags, report.Matrices); err != nil {
		return usageError(err, stdout, stderr)
	}
	r, _, code := analyse(&o, nil, stderr)
	if r == nil {
		return code
	}
	if err := o.format(stdout, r); err != nil {
		return fail(stderr, err)
	}
	return code
}

func usageError(err error, stdout, stderr io.Writer) int {
	if errors.Is(err, flag.ErrHelp) {
		return help(nil, stdout, stderr)
	}
	return fail(stderr, err)
}

// analyse runs the analysis. What it could not do goes to stderr; the report is
// nil if it could do nothing.
func analyse(o *options, line *flow.Probe, stderr io.Writer) (*report.Report, *driver.Result, int) {
	if err := o.enter(); err != nil {
		return nil, nil, fail(stderr, err)
	}
	cfg, err := readConfig(o.config)
	if err != nil {
		return nil, nil, fail(stderr, err)
	}
	analyzer := reach.NewProbing(func() (*config.Config, error) { return cfg, nil }, line)
	res, err := driver.Run(driver.Options{Patterns: o.patterns, Tags: o.tags, Config: cfg, Analyzer: analyzer})
	if err != nil {
		return nil, nil, fail(stderr, err)
	}
	code := exitClean
	for _, line := range res.Problems {
		fmt.Fprintln(stderr, "envlint:", line)
		code = exitFailed
	}
	for _, line := range res.Program.Notes {
		fmt.Fprintln(stderr, "envlint: note:", line)
	}
	if len(res.Program.Mains) == 0 && code == exitClean {
		fmt.Fprintln(stderr, "envlint: note:", nothingJudged(res.Program, cfg))
	}
	return report.New(res.Program, cfg, o.strict, version()), res, code
}

// nothingJudged says why no operation is judged, and what to do about it.
func nothingJudged(p *reach.Program, cfg *config.Config) string {
	switch {
	case p.RootsExcluded > 0:
		return "all mains among the packages are excluded by the configuration"
	case cfg.Exported:
		return "no main package among the packages, and none with exported functions"
	}
	return `no main package among the packages; operations are judged where a program reaches them (roots = "exported" in envlint.toml judges libraries)`
}

// enter changes to the directory of -C, once.
func (o *options) enter() error {
	dir := o.dir
	if o.dir = ""; dir == "" {
		return nil
	}
	return os.Chdir(dir)
}

// readConfig reads the named file or the one that applies here.
func readConfig(path string) (*config.Config, error) {
	if path == "" {
		found, err := config.Find(".")
		if err != nil {
			return nil, err
		}
		if found == "" {
			return config.Default(), nil
		}
		path = driver.Shorten(found)
	}
	return config.Load(path)
}

// version is that of the module that the tool was built from.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}
