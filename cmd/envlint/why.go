package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/envlint/envlint/internal/driver"
	"github.com/envlint/envlint/internal/flow"
	"github.com/envlint/envlint/internal/reach"
	"github.com/envlint/envlint/internal/report"
)

// why says in which environments a line can run, and why. It judges nothing,
// so its exit code is 0 unless it cannot answer.
func why(args []string, stdout, stderr io.Writer) int {
	var o options
	if err := parse(args, &o, whyFlags, report.Lines); err != nil {
		return usageError(err, stdout, stderr)
	}
	if len(o.patterns) == 0 {
		return fail(stderr, fmt.Errorf("why needs a line: envlint why file.go:12 [packages]"))
	}
	file, line, err := place(o.patterns[0])
	if err != nil {
		return fail(stderr, err)
	}
	if o.patterns = o.patterns[1:]; len(o.patterns) == 0 {
		o.patterns = []string{"./..."}
	}
	if err := o.enter(); err != nil {
		return fail(stderr, err)
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		return fail(stderr, err)
	}
	o.line = &flow.Probe{File: abs, Line: line}
	o.answer = func(res *driver.Result, r *report.Report) error {
		r.Asked = reach.Position{File: res.Relative(abs), Line: o.line.Code()}
		switch {
		case !o.line.Seen():
			return fmt.Errorf("%s is in none of the packages %s, or is left out as a test or by build tags", file, strings.Join(o.patterns, " "))
		case o.line.Code() == 0:
			return fmt.Errorf("%s:%d holds no code that runs, nor does the rest of its block", file, line)
		}
		return nil
	}
	return o.run("why", stdout, stderr, func(*report.Report) int { return exitClean })
}

// place reads "file:line" or, as other tools print it, "file:line:column".
func place(s string) (file string, line int, err error) {
	parts := strings.Split(s, ":")
	for len(parts) > 1 {
		last := parts[len(parts)-1]
		if n, err := strconv.Atoi(last); err != nil || n < 1 {
			break
		} else {
			line = n
		}
		parts = parts[:len(parts)-1]
	}
	file = strings.Join(parts, ":")
	if line == 0 || filepath.Ext(file) != ".go" {
		return "", 0, fmt.Errorf("%q is no line of a Go file: write file.go:12", s)
	}
	return file, line, nil
}
