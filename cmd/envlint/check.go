package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/mattn/go-isatty"

	"github.com/envlint/envlint/internal/baseline"
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
	var known *baseline.Baseline
	r, code := analyse(&o, stdout, stderr, func() (err error) {
		if o.baseline != "" {
			known, err = baseline.Load(o.baseline)
		}
		return err
	})
	if r == nil {
		return code
	}
	if o.writeBaseline != "" {
		return writeBaseline(o.writeBaseline, r, code, stdout, stderr)
	}
	if known != nil {
		for _, line := range r.Accept(known) {
			if code == exitClean { // else what is missing may not have been looked for
				fmt.Fprintln(stderr, "envlint: note:", line)
			}
		}
	}
	write := o.format
	switch {
	case o.diff:
		write = diff
	case o.fix:
		if err := correct(r, stderr); err != nil {
			return fail(stderr, err)
		}
	}
	if err := write(stdout, r); err != nil {
		return fail(stderr, err)
	}
	return exitOf(code, r)
}

// exitOf adds to what could not be analysed whether there are findings.
func exitOf(code int, r *report.Report) int {
	if code == exitClean && len(r.Findings) > 0 {
		code = exitFinding
	}
	return code
}

// writeBaseline lists the findings in a file. It writes none that would be
// incomplete.
func writeBaseline(file string, r *report.Report, code int, stdout, stderr io.Writer) int {
	if code != exitClean {
		return fail(stderr, fmt.Errorf("%s is not written, because not everything could be analysed", file))
	}
	b := r.Baseline()
	if err := os.WriteFile(file, b.Bytes(), 0o666); err != nil {
		return fail(stderr, err)
	}
	fmt.Fprintf(stdout, "%s: findings listed: %d\n", file, b.Len())
	return exitClean
}

// matrix shows every operation. It judges nothing, so findings do not matter
// for its exit code.
func matrix(args []string, stdout, stderr io.Writer) int {
	var o options
	if err := parse(args, &o, matrixFlags, report.Matrices); err != nil {
		return usageError(err, stdout, stderr)
	}
	r, code := analyse(&o, stdout, stderr, func() error { return nil })
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
// nil if it could do nothing. What else has to be read is read before.
func analyse(o *options, stdout, stderr io.Writer, read func() error) (*report.Report, int) {
	if o.dir != "" {
		if err := os.Chdir(o.dir); err != nil {
			return nil, fail(stderr, err)
		}
	}
	cfg, err := readConfig(o.config)
	if err := errors.Join(err, read()); err != nil {
		return nil, fail(stderr, err)
	}
	analyzer := reach.NewAnalyzer(func() (*config.Config, error) { return cfg, nil })
	res, err := driver.Run(driver.Options{Patterns: o.patterns, Tags: o.tags, Config: cfg, Analyzer: analyzer})
	if err != nil {
		return nil, fail(stderr, err)
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
		fmt.Fprintln(stderr, "envlint: note: no main package among the packages; operations are judged where a program reaches them")
	}
	r := report.New(res.Program, cfg, o.strict, version())
	r.Base, r.Source = res.Base, os.DirFS(res.Base)
	if out, ok := stdout.(*os.File); ok && isatty.IsTerminal(out.Fd()) {
		r.Terminal, r.Colour = true, os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	r.Below = belowWorkspace(res.Base)
	return r, code
}

// belowWorkspace is where the module stands in a checkout that GitHub made:
// annotations and code scanning name files from the checkout's root.
func belowWorkspace(base string) string {
	root := os.Getenv("GITHUB_WORKSPACE")
	if root == "" {
		return ""
	}
	rel, err := filepath.Rel(root, base)
	if err != nil || !filepath.IsLocal(rel) || rel == "." {
		return ""
	}
	return filepath.ToSlash(rel)
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
