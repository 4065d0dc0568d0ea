package report

import (
	"io"

	"github.com/envlint/envlint/internal/reach"
)

type whyDocument struct {
	Version      int       `json:"version"`
	Tool         tool      `json:"tool"`
	File         string    `json:"file"`
	Line         int       `json:"line"`
	Environments []string  `json:"environments"`
	Mains        []whyMain `json:"mains"` // that reach the line
}

type whyMain struct {
	Main         string    `json:"main"`
	Environments []string  `json:"environments"`
	Bare         []string  `json:"bare"` // where it runs with nothing configured
	Paths        []whyPath `json:"paths"`
}

type whyPath struct {
	Environments []string `json:"environments"`
	Frames       []frame  `json:"frames"`
	Guards       []guard  `json:"guards"`
}

// WhyJSON writes what Why says as one document.
func WhyJSON(w io.Writer, r *Report) error {
	doc := whyDocument{
		Version: schema, Tool: tool{"envlint", r.Version}, File: r.Asked.File, Line: r.Asked.Line,
		Environments: r.environments(), Mains: []whyMain{},
	}
	for _, l := range r.Program.Line {
		m := whyMain{Main: l.Main, Environments: r.members(l.Set), Bare: r.members(l.Bare), Paths: []whyPath{}}
		for _, p := range l.Ways {
			m.Paths = append(m.Paths, whyPath{r.members(p.Set), r.frames(p.Frames), r.guards([]reach.Path{p})})
		}
		doc.Mains = append(doc.Mains, m)
	}
	return encode(w, doc)
}
