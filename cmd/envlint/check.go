package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/driver"
	"github.com/envlint/envlint/internal/reach"
	"github.com/envlint/envlint/internal/report"
)

// check reports findings.
func check(args []string, stdout, stderr io.Writer) int {
	var o options
	if err := parse(args, &o, checkFlags, report.Findings); err != nil {
		return usageError(err, stdout, stderr)
	}
	o.vet = true
	if err := o.adopt(stderr); err != nil {
		return fail(stderr, err)
	}
	return o.run("check", stdout, stderr, func(r *report.Report) int {
		if o.newBaseline != "" {
			return exitClean
		}
		if len(r.Findings)+len(r.Vet) > 0 {
			return exitFinding
		}
		return exitClean
	})
}

// matrix shows every operation. It judges nothing, so findings do not matter
// for its exit code.
func matrix(args []string, stdout, stderr io.Writer) int {
	var o options
	if err := parse(args, &o, matrixFlags, report.Matrices); err != nil {
		return usageError(err, stdout, stderr)
	}
	return o.run("matrix", stdout, stderr, func(*report.Report) int { return exitClean })
}

func usageError(err error, stdout, stderr io.Writer) int {
	if errors.Is(err, flag.ErrHelp) {
		return help(nil, stdout, stderr)
	}
	return fail(stderr, err)
}

// analyse runs the analysis and writes the report. What it could not do goes to
// stderr, and makes the exit code that of a failure.
func (o *options) analyse(cfg *config.Config, l *driver.Listing, stdout, stderr io.Writer, verdict func(*report.Report) int) int {
	res, err := l.Run()
	if err != nil {
		return fail(stderr, err)
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
	res.Program.Operations = slices.DeleteFunc(res.Program.Operations, func(op reach.Operation) bool {
		return !o.analyzers.on(reach.AnalyzerOf(op.Rule))
	})
	if !o.analyzers.on("envname") {
		res.Program.Misnomers = nil
	}
	if !o.analyzers.on("parity") {
		res.Program.Mismatches = nil
	}
	if !o.analyzers.on("testeffect") {
		res.Program.TestEffects = nil
	}
	r := report.New(res.Program, cfg, o.strict, version())
	r.Base, r.Source, r.Below = res.Base, os.DirFS(res.Base), belowWorkspace(res.Base)
	r.Terminal, r.Colour = o.terminal, o.terminal && colours()
	if o.vet && cfg.IncludeVet && code == exitClean && o.analyzers.standard() {
		flags, err := o.analyzers.standardFlags(o.config)
		if err != nil {
			return fail(stderr, err)
		}
		if r.Vet, err = l.Vet(flags); err != nil {
			return fail(stderr, err)
		}
	}
	if o.answer != nil {
		if err := o.answer(res, r); err != nil {
			return fail(stderr, err)
		}
	}
	if err := o.format(stdout, r); err != nil {
		return fail(stderr, err)
	}
	return max(code, verdict(r))
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

// readConfig reads the named file or the one that applies here.
func readConfig(path string) (*config.Config, error) {
	if path == "" {
		found, err := config.Locate(".")
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
