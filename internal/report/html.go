package report

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/reach"
)

//go:embed matrix.html
var matrixPage string

var matrixTemplate = template.Must(template.New("matrix").Parse(matrixPage))

// context is how many lines of source stand around the line of a step.
const context = 2

type page struct {
	Environments []string
	Mains        []pageMain
	Closing      string
	Width        int // columns of the table
}

type pageMain struct {
	Name   string
	Groups []pageGroup
}

type pageGroup struct {
	Category, Kind string
	Rows           []pageRow
}

type pageRow struct {
	ID                      int // unique in the page
	Name, Place, Rule, Does string
	Grade, Why, Message     string // Message is empty if nothing is reported
	Cells                   []pageCell
	Steps                   []pageStep
}

// A pageCell says in a word what its sign means, for those who do not see it.
type pageCell struct{ Sign, Word, Class string }

type pageStep struct {
	Function, Place string
	Guards          []pageGuard
	Source          excerpt
}

type pageGuard struct{ Text, Place, Removes string }

// MatrixHTML writes the matrix as one page that needs nothing else: style and
// script are in it.
func MatrixHTML(w io.Writer, r *Report) error {
	p := page{Environments: r.environments(), Closing: closing(r.Summary), Width: len(r.view.Columns) + 2}
	source := newSources(r.Source)
	messages := r.messages()
	id := 0
	for _, main := range r.Program.Mains {
		m := pageMain{Name: main}
		for _, g := range r.groups(main) {
			pg := pageGroup{Category: g.Category, Kind: g.Kind}
			for _, row := range g.Rows {
				id++
				pg.Rows = append(pg.Rows, r.pageRow(id, row, messages, source))
			}
			m.Groups = append(m.Groups, pg)
		}
		p.Mains = append(p.Mains, m)
	}
	return matrixTemplate.Execute(w, p)
}

func (r *Report) pageRow(id int, row row, messages map[string]string, source *sources) pageRow {
	out := pageRow{
		ID: id, Name: row.Name, Place: row.Place, Rule: row.Rule.ID, Does: row.Rule.Does, Why: row.Rule.Why, Grade: row.Path.Grade.String(),
		Message: messages[operationKey(row.Operation)+row.Path.Main],
	}
	for _, c := range r.view.Columns {
		out.Cells = append(out.Cells, r.pageCell(row, c, out.Message != ""))
	}
	for _, f := range row.Path.Frames {
		step := pageStep{Function: f.Function, Place: place(f.Pos), Source: source.around(f.Pos, context)}
		for _, g := range f.Guards {
			step.Guards = append(step.Guards, pageGuard{g.Text, place(g.Pos), strings.Join(r.removed(g), ", ")})
		}
		out.Steps = append(out.Steps, step)
	}
	return out
}

func (r *Report) pageCell(row row, c env.Column, leak bool) pageCell {
	sign := cell(row.Path, c)
	out := pageCell{Sign: sign, Word: "cannot run", Class: "no"}
	switch sign {
	case runs:
		out.Word, out.Class = "runs", "yes"
	case depends:
		out.Word, out.Class = "configuration decides", "maybe"
	}
	if leak && sign != cannot && !c.Worlds.Intersect(row.Path.Set).Minus(r.allowed(row.Rule)).Empty() {
		out.Word += ", and must not"
		out.Class += " leak"
	}
	return out
}

// messages are the messages of findings, by operation and main.
func (r *Report) messages() map[string]string {
	out := map[string]string{}
	for i := range r.Findings {
		f := &r.Findings[i]
		for _, p := range f.Paths {
			out[operationKey(&f.Operation)+p.Main] = f.Message
		}
	}
	return out
}

func operationKey(op *reach.Operation) string {
	return strings.Join([]string{op.Rule.ID, op.Call, place(op.Pos), ""}, "\x00")
}
