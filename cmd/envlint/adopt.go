package main

import (
	"fmt"
	"io"
	"os"

	"github.com/envlint/envlint/internal/baseline"
	"github.com/envlint/envlint/internal/driver"
	"github.com/envlint/envlint/internal/report"
)

// adopt prepares what becomes of findings beside being reported: a baseline
// that covers them or is written, corrections. All of it reads or writes files
// that a stored result knows nothing of.
func (o *options) adopt(stderr io.Writer) error {
	if o.baseline == "" && o.newBaseline == "" && !o.fix && !o.diff {
		return nil
	}
	o.cache = false
	if err := o.enter(); err != nil {
		return err
	}
	var known *baseline.Baseline
	if o.baseline != "" {
		var err error
		if known, err = baseline.Load(o.baseline); err != nil {
			return err
		}
	}
	o.answer = func(res *driver.Result, r *report.Report) error {
		if o.newBaseline != "" {
			return o.writeBaseline(res, r)
		}
		if known != nil {
			for _, line := range r.Accept(known) {
				if len(res.Problems) == 0 { // else what is missing may not have been looked for
					fmt.Fprintln(stderr, "envlint: note:", line)
				}
			}
		}
		if o.diff {
			o.format = diff
			return nil
		}
		if o.fix {
			return correct(r, stderr)
		}
		return nil
	}
	return nil
}

// writeBaseline lists the findings in a file. It writes none that would be
// incomplete.
func (o *options) writeBaseline(res *driver.Result, r *report.Report) error {
	if len(res.Problems) > 0 {
		return fmt.Errorf("%s is not written, because not everything could be analysed", o.newBaseline)
	}
	b := r.Baseline()
	if err := os.WriteFile(o.newBaseline, b.Bytes(), 0o666); err != nil {
		return err
	}
	o.format = func(w io.Writer, _ *report.Report) error {
		_, err := fmt.Fprintf(w, "%s: findings listed: %d\n", o.newBaseline, b.Len())
		return err
	}
	return nil
}
