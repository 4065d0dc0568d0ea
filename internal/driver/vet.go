package driver

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/envlint/envlint/internal/report"
)

// Vet runs go vet on what the patterns match, in every variant, with more flags.
// Test files are included, as always with go vet.
func (l *Listing) Vet(flags []string) ([]report.Diagnostic, error) {
	var all []report.Diagnostic
	for _, g := range l.variants {
		found, err := g.vet(l.options, flags)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	slices.SortFunc(all, func(a, b report.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Analyzer, b.Analyzer), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(all), nil
}

func (g *graph) vet(o Options, flags []string) ([]report.Diagnostic, error) {
	o.Progress("running go vet", 0, 0)
	args := append([]string{"vet", "-json"}, flags...)
	if len(g.tags) > 0 {
		args = append(args, "-tags="+strings.Join(g.tags, ","))
	}
	cmd := exec.Command("go", append(args, o.Patterns...)...)
	cmd.Dir = o.Dir
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("go vet: %w: %s", err, oneLine(stderr.String()))
	}
	return g.diagnostics(&stdout)
}

// diagnostics reads what go vet -json prints: a document for each package, from
// package to analyzer to diagnostics, below a comment with its name.
func (g *graph) diagnostics(r io.Reader) ([]report.Diagnostic, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	lines := slices.DeleteFunc(bytes.SplitAfter(text, []byte("\n")), func(l []byte) bool { return bytes.HasPrefix(l, []byte("#")) })
	dec := json.NewDecoder(bytes.NewReader(bytes.Join(lines, nil)))
	var out []report.Diagnostic
	for {
		var doc map[string]map[string][]struct{ Posn, Message string }
		if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("go vet -json: %w", err)
		}
		for _, analyzers := range doc {
			for name, diagnostics := range analyzers {
				for _, d := range diagnostics {
					one := report.Diagnostic{Analyzer: name, Message: d.Message}
					one.File, one.Line, one.Column = g.split(d.Posn)
					out = append(out, one)
				}
			}
		}
	}
}

// split takes "file:line:column" apart.
func (g *graph) split(posn string) (file string, line, column int) {
	fields := strings.Split(filepath.ToSlash(posn), ":")
	n := len(fields)
	if n < 3 {
		return posn, 0, 0
	}
	line, _ = strconv.Atoi(fields[n-2])
	column, _ = strconv.Atoi(fields[n-1])
	return g.display(filepath.FromSlash(strings.Join(fields[:n-2], ":"))), line, column
}
