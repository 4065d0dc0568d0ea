// Package report writes what a run found: one file a format.
//
// In flow the operations and findings of package reach, with file names as
// users are to see them; out flows text. What it writes depends on nothing but
// its input: no time, no directory, no order of a map.
package report

import (
	"fmt"
	"io"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/reach"
)

// A Report is the outcome of a run, ready to be written.
type Report struct {
	Version  string // of the tool
	Program  *reach.Program
	Findings []reach.Finding
	Summary  reach.Summary
	Vet      []Diagnostic // of go vet's own analyzers, if the project asks for them
	// Asked is the line that why is about.
	Asked    reach.Position
	view     env.View
	variable string
}

// A Diagnostic is what one of go vet's own analyzers says.
type Diagnostic struct {
	Analyzer string `json:"analyzer"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Message  string `json:"message"`
}

// New judges a program.
func New(p *reach.Program, cfg *config.Config, strict bool, version string) *Report {
	r := &Report{Version: version, Program: p, view: cfg.Universe.View(p.Mentioned)}
	r.Findings, r.Summary = reach.Findings(p, cfg, strict)
	if len(p.Variables) > 0 {
		r.variable = p.Variables[0]
	}
	return r
}

// A Format writes a report.
type Format func(io.Writer, *Report) error

// Findings are the formats for findings, by name.
var Findings = map[string]Format{"text": Text, "json": JSON}

// Lines are the formats for one line, by name.
var Lines = map[string]Format{"text": Why, "json": WhyJSON}

// Matrices are the formats for the matrix, by name.
var Matrices = map[string]Format{"text": Matrix, "json": MatrixJSON}

func (r *Report) environments() []string {
	names := make([]string, 0, len(r.view.Columns))
	for _, c := range r.view.Columns {
		names = append(names, c.Name)
	}
	return names
}

// members never returns nil, so that JSON has an empty list and no null.
func (r *Report) members(s env.Set) []string { return append([]string{}, r.view.Members(s)...) }

func kind(rule *catalog.Rule) string {
	if rule.Kind() == catalog.Setting {
		return "setting"
	}
	return "effect"
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
