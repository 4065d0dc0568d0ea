package main

import (
	"fmt"
	"io"

	"github.com/envlint/envlint/internal/fix"
	"github.com/envlint/envlint/internal/report"
)

// diff shows the corrections that findings carry, and nothing else.
func diff(w io.Writer, r *report.Report) error {
	plan, err := fix.New(r.Findings, r.Source)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, plan.Diff())
	return err
}

// correct writes the corrections and leaves the findings that have none.
func correct(r *report.Report, stderr io.Writer) error {
	plan, err := fix.New(r.Findings, r.Source)
	if err != nil {
		return err
	}
	if err := plan.Write(r.Base); err != nil {
		return err
	}
	if n := plan.Edits(); n > 0 {
		fmt.Fprintf(stderr, "envlint: note: corrections written: %d\n", n)
	}
	r.Findings, r.Summary.Findings = plan.Left, len(plan.Left)
	return nil
}
