package report

import (
	"encoding/json"
	"io"
	"slices"

	"github.com/envlint/envlint/internal/baseline"
	"github.com/envlint/envlint/internal/reach"
)

// schema is the version of both JSON documents. Fields may be added under the
// same number, but never change or go.
const schema = 1

type document struct {
	Version      int          `json:"version"`
	Tool         tool         `json:"tool"`
	Environments []string     `json:"environments"`
	Mains        []string     `json:"mains"`
	Findings     []finding    `json:"findings"`
	Summary      summary      `json:"summary"`
	Vet          []Diagnostic `json:"vet,omitempty"`
}

type tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type finding struct {
	Rule         string   `json:"rule"`
	Analyzer     string   `json:"analyzer"`
	Category     string   `json:"category"`
	Severity     string   `json:"severity"`
	Grade        string   `json:"grade"`
	Message      string   `json:"message"`
	File         string   `json:"file"`
	Line         int      `json:"line"`
	Column       int      `json:"column"`
	Environments []string `json:"environments"`
	Forbidden    []string `json:"forbidden"`
	Paths        []path   `json:"paths"`
	Guards       []guard  `json:"guards"`
	Suppressed   *string  `json:"suppressed"` // the reason; null in what is reported
	Fingerprint  string   `json:"fingerprint"`
}

type path struct {
	Main         string   `json:"main"`
	Environments []string `json:"environments"`
	Grade        string   `json:"grade"`
	Frames       []frame  `json:"frames"`
}

type frame struct {
	Function     string   `json:"function"`
	File         string   `json:"file"`
	Line         int      `json:"line"`
	Environments []string `json:"environments"` // where this path takes the step
}

type guard struct {
	File    string   `json:"file"`
	Line    int      `json:"line"`
	Text    string   `json:"text"`
	Removes []string `json:"removes"` // empty if it asks something other than the environment
}

type summary struct {
	Mains           int      `json:"mains"`
	Variables       []string `json:"variables"`
	Operations      int      `json:"operations"`
	Findings        int      `json:"findings"`
	ByConfiguration int      `json:"byConfiguration"`
	Guarded         int      `json:"guarded"`
	Suppressed      int      `json:"suppressed"`
	Baseline        int      `json:"baseline"`
	Allowed         int      `json:"allowed"` // by directives in the code
	FilesExcluded   int      `json:"filesExcluded"`
}

// JSON writes the findings as one document.
func JSON(w io.Writer, r *Report) error {
	doc := document{
		Version:      schema,
		Tool:         tool{"envlint", r.Version},
		Environments: r.environments(),
		Mains:        append([]string{}, r.Program.Mains...),
		Findings:     []finding{},
		Vet:          r.Vet,
		Summary: summary{
			Mains: r.Summary.Mains, Variables: append([]string{}, r.Summary.Variables...),
			Operations: r.Summary.Operations, Findings: r.Summary.Findings,
			ByConfiguration: r.Summary.ByConfiguration, Guarded: r.Summary.Guarded,
			Suppressed: r.Summary.Suppressed, Allowed: r.Summary.Allowed, Baseline: r.Summary.Baseline, FilesExcluded: r.Summary.FilesExcluded,
		},
	}
	for i := range r.Findings {
		doc.Findings = append(doc.Findings, r.finding(&r.Findings[i]))
	}
	return encode(w, doc)
}

func (r *Report) finding(f *reach.Finding) finding {
	return finding{
		Rule: f.Rule.ID, Analyzer: f.Analyzer, Category: f.Rule.Category, Severity: f.Severity,
		Grade: f.Grade.String(), Message: f.Message,
		File: f.Pos.File, Line: f.Pos.Line, Column: f.Pos.Column,
		Environments: r.members(f.Reached), Forbidden: r.members(f.Forbidden),
		Paths: r.paths(f.Paths), Guards: r.guards(f.Paths),
		Fingerprint: baseline.Identify(f, r.view).Fingerprint(),
	}
}

// guards lists each guard of some paths once, with what it removes on any.
func (r *Report) guards(paths []reach.Path) []guard {
	out := []guard{}
	for _, p := range paths {
		for _, g := range reach.Guards(p) {
			out = appendGuard(out, guard{g.Pos.File, g.Pos.Line, g.Text, r.removed(g)})
		}
	}
	return out
}

func appendGuard(list []guard, g guard) []guard {
	for i := range list {
		if o := &list[i]; o.File == g.File && o.Line == g.Line && o.Text == g.Text {
			for _, name := range g.Removes {
				if !slices.Contains(o.Removes, name) {
					o.Removes = append(o.Removes, name)
				}
			}
			return list
		}
	}
	return append(list, g)
}

func (r *Report) paths(in []reach.Path) []path {
	out := []path{}
	for _, p := range in {
		out = append(out, path{p.Main, r.members(p.Set), p.Grade.String(), r.frames(p.Frames)})
	}
	return out
}

func (r *Report) frames(in []reach.Frame) []frame {
	out := []frame{}
	for _, f := range in {
		out = append(out, frame{f.Function, f.Pos.File, f.Pos.Line, r.members(f.Set)})
	}
	return out
}

func encode(w io.Writer, doc any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false) // messages hold conditions such as a && b
	return e.Encode(doc)
}
