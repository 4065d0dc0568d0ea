// Package report writes what a run found: one file a format.
//
// In flow the operations and findings of package reach, with file names as
// users are to see them; out flows text. What it writes depends on nothing but
// its input: no time, no directory, no order of a map.
package report

import (
	"fmt"
	"io"
	"io/fs"
	"slices"

	"github.com/envlint/envlint/internal/baseline"
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
	// Base is the directory that file names are relative to.
	Base string
	// Source holds the files of the program by the names that positions have;
	// nil if excerpts cannot be shown.
	Source fs.FS
	// Below is the slash-separated directory of the module inside of its
	// repository, for formats whose readers start at the repository's root.
	Below string
	// Terminal says that a person reads along, Colour that colours are welcome.
	Terminal, Colour bool

	Vet []Diagnostic // of go vet's own analyzers, if the project asks for them
	// Asked is the line that why is about.
	Asked    reach.Position
	view     env.View
	allowed  func(*catalog.Rule) env.Set
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
	r := &Report{Version: version, Program: p, view: cfg.Universe.View(p.Mentioned), allowed: cfg.MayRun}
	r.Findings, r.Summary = reach.Findings(p, cfg, strict)
	if len(p.Variables) > 0 {
		r.variable = p.Variables[0]
	}
	return r
}

// Baseline is what covers exactly the findings of the report.
func (r *Report) Baseline() *baseline.Baseline { return baseline.New(r.Findings, r.view) }

// Accept leaves out the findings that a baseline covers. It returns a line for
// each entry that stands for more than was found.
func (r *Report) Accept(b *baseline.Baseline) (obsolete []string) {
	r.Findings, r.Summary.Baseline, obsolete = b.Apply(r.Findings, r.view)
	r.Summary.Findings = len(r.Findings)
	return obsolete
}

// A Format writes a report.
type Format func(io.Writer, *Report) error

// Findings are the formats for findings, by name.
var Findings = map[string]Format{"text": Text, "json": JSON, "sarif": SARIF, "github": GitHub}

// Lines are the formats for one line, by name.
var Lines = map[string]Format{"text": Why, "json": WhyJSON}

// Matrices are the formats for the matrix, by name.
var Matrices = map[string]Format{"text": Matrix, "json": MatrixJSON, "markdown": MatrixMarkdown, "html": MatrixHTML}

// fromRepository is a file as readers at the repository's root see it.
func (r *Report) fromRepository(file string) string {
	if r.Below == "" {
		return file
	}
	return r.Below + "/" + file
}

func (r *Report) environments() []string {
	names := make([]string, 0, len(r.view.Columns))
	for _, c := range r.view.Columns {
		names = append(names, c.Name)
	}
	return names
}

// members never returns nil, so that JSON has an empty list and no null.
func (r *Report) members(s env.Set) []string { return append([]string{}, r.view.Members(s)...) }

// removed names the environments that a guard removes. Others are many: it
// removes them if it lets none of them through.
func (r *Report) removed(g reach.Guard) []string {
	some := slices.Contains(r.members(g.Passes), env.OtherName)
	return slices.DeleteFunc(r.members(g.Removes), func(name string) bool { return some && name == env.OtherName })
}

func kind(rule *catalog.Rule) string {
	switch rule.Kind() {
	case catalog.Setting:
		return "setting"
	case catalog.Name:
		return "name"
	case catalog.Choice:
		return "choice"
	}
	return "effect"
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
