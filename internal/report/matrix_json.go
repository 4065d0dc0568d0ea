package report

import (
	"io"
)

type matrixDocument struct {
	Version      int         `json:"version"`
	Tool         tool        `json:"tool"`
	Environments []string    `json:"environments"`
	Mains        []string    `json:"mains"`
	Operations   []operation `json:"operations"`
}

type operation struct {
	Rule         string   `json:"rule"`
	Category     string   `json:"category"`
	Kind         string   `json:"kind"` // "effect", "setting" or "choice"
	Call         string   `json:"call"`
	File         string   `json:"file"`
	Line         int      `json:"line"`
	Column       int      `json:"column"`
	Environments []string `json:"environments"`
	Grade        string   `json:"grade"`
	Calls        int      `json:"calls,omitempty"` // of a client: what it stands for
	Paths        []path   `json:"paths"`
}

// MatrixJSON writes every operation as one document.
func MatrixJSON(w io.Writer, r *Report) error {
	doc := matrixDocument{
		Version:      schema,
		Tool:         tool{"envlint", r.Version},
		Environments: r.environments(),
		Mains:        append([]string{}, r.Program.Mains...),
		Operations:   []operation{},
	}
	for i := range r.Program.Operations {
		op := &r.Program.Operations[i]
		doc.Operations = append(doc.Operations, operation{
			Rule: op.Rule.ID, Category: op.Rule.Category, Kind: kind(op.Rule), Call: op.Call,
			File: op.Pos.File, Line: op.Pos.Line, Column: op.Pos.Column,
			Environments: r.members(op.Set()), Grade: op.Grade().String(), Calls: op.Calls,
			Paths: r.paths(op.Paths),
		})
	}
	return encode(w, doc)
}
