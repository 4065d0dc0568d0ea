package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/envlint/envlint/internal/flow"
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
	if o.asked, o.patterns = o.patterns[0], o.patterns[1:]; len(o.patterns) == 0 {
		o.patterns = []string{"./..."}
	}
	return o.run("why", stdout, stderr, func(*report.Report) int { return exitClean })
}

// ask prepares the question about a line, if there is one, once the working
// directory is that of -C.
func (o *options) ask() error {
	if o.asked == "" {
		return nil
	}
	file, line, err := place(o.asked)
	if err != nil {
		return err
	}
	abs, err := filepath.Abs(file)
	o.probe = &flow.Probe{File: abs, Line: line}
	return err
}

// found reports why a line cannot be judged.
func (o *options) found() error {
	switch {
	case !o.probe.Seen():
		return fmt.Errorf("%s is in none of the packages %s, or is left out as a test or by build tags", o.asked, strings.Join(o.patterns, " "))
	case o.probe.Code() == 0:
		return fmt.Errorf("%s holds no code that runs, nor does the rest of its block", o.asked)
	}
	return nil
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
