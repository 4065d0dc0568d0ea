// Package finding is what all analyzers of the suite have in common: each takes
// the verdicts of the shared interpreter and reports those of its own name.
package finding

import (
	"fmt"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/reach"
)

// Config yields the configuration of a run. It is asked late, because go vet
// hands over flags after analyzers exist.
type Config = func() (*config.Config, error)

// New returns the analyzer that reports the findings of its name. The program
// analyzer is the shared interpreter; doc is the text of the package's doc.go.
func New(name, doc string, program *analysis.Analyzer, cfg Config) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:     name,
		Doc:      extract(name, doc),
		URL:      "https://pkg.go.dev/github.com/envlint/envlint/analyzers/" + name,
		Requires: []*analysis.Analyzer{program},
		Run: func(pass *analysis.Pass) (any, error) {
			p, _ := pass.ResultOf[program].(*reach.Program)
			if p == nil {
				return nil, nil // verdicts exist for mains and tests only
			}
			if p.Failed() {
				return nil, p.Failure()
			}
			if len(p.Mains)+len(p.TestEffects) == 0 {
				return nil, nil
			}
			c, err := cfg()
			if err != nil {
				return nil, err
			}
			report(pass, p, c, name)
			return nil, nil
		},
	}
}

// NewDirectives returns the analyzer that reports what is wrong with the
// directives of a package.
func NewDirectives(name, doc string, program *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:     name,
		Doc:      extract(name, doc),
		URL:      "https://pkg.go.dev/github.com/envlint/envlint/analyzers/" + name,
		Requires: []*analysis.Analyzer{program},
		Run: func(pass *analysis.Pass) (any, error) {
			p, _ := pass.ResultOf[program].(*reach.Program)
			if p == nil {
				return nil, nil
			}
			if p.Failed() {
				return nil, p.Failure()
			}
			for _, c := range p.Directives {
				pass.Report(analysis.Diagnostic{Pos: c.Pos, Message: c.Msg})
			}
			return nil, nil
		},
	}
}

// FromDirectory reads the configuration that applies to the working directory,
// once.
var FromDirectory = sync.OnceValues(func() (*config.Config, error) {
	path, err := config.Find(".")
	switch {
	case err != nil:
		return nil, err
	case path != "" && inline != "":
		return nil, fmt.Errorf("%s exists, and the flag %s is a configuration, too; keep one", path, inlineFlag)
	case path != "":
		return config.Load(path)
	case inline != "":
		return config.Parse("-"+inlineFlag, inline)
	}
	return config.Default(), nil
})

// A driver that shows no files to analyzers can still give flags to the
// interpreter, as Bazel's nogo does.
const inlineFlag = "configuration"

var inline string

// Program is the interpreter of analyzers that are used one by one: they share
// it, so that it runs once for all of them.
var Program = newProgram()

func newProgram() *analysis.Analyzer {
	a := reach.NewAnalyzer(FromDirectory)
	a.Flags.StringVar(&inline, inlineFlag, "", "the text of envlint.toml, for drivers that hide the file")
	return a
}

func report(pass *analysis.Pass, p *reach.Program, cfg *config.Config, name string) {
	found, _ := reach.Findings(p, cfg, false)
	at := newPlaces(pass, p.Module)
	p.Once.Do(func() { // whichever analyzer is first speaks for all
		for _, line := range p.Problems() {
			pass.Report(analysis.Diagnostic{Pos: pass.Files[0].Package, Category: "internal", Message: line})
		}
	})
	for i := range found {
		f := &found[i]
		if f.Analyzer != name {
			continue
		}
		pass.Report(analysis.Diagnostic{
			Pos:      at.pos(f.Pos),
			Category: f.Rule.ID,
			Message:  f.Message,
			Related:  related(at, f),

			SuggestedFixes: at.fixes(f),
		})
	}
}

// related are the guards, then the steps of the witness.
func related(at *places, f *reach.Finding) []analysis.RelatedInformation {
	if len(f.Paths) == 0 {
		return nil
	}
	path := reach.Worst(f.Paths)
	var out []analysis.RelatedInformation
	for _, g := range reach.Guards(path) {
		out = append(out, analysis.RelatedInformation{Pos: at.pos(g.Pos), Message: "guard: " + g.Text})
	}
	for i, frame := range path.Frames {
		if frame.Pos.Line == 0 {
			continue // a step that no line of source stands for
		}
		step := "then through"
		if i == 0 {
			step = "starts in"
		}
		out = append(out, analysis.RelatedInformation{Pos: at.pos(frame.Pos), Message: fmt.Sprintf("%s %s", step, frame.Function)})
	}
	return out
}
