// Package analyzers is the suite: the analyzers that a user switches on and
// off, sharing one interpreter.
package analyzers

import (
	"golang.org/x/tools/go/analysis"

	"github.com/envlint/envlint/analyzers/cacheleak"
	"github.com/envlint/envlint/analyzers/debugleak"
	"github.com/envlint/envlint/analyzers/directives"
	"github.com/envlint/envlint/analyzers/envname"
	"github.com/envlint/envlint/analyzers/internal/finding"
	"github.com/envlint/envlint/analyzers/livekey"
	"github.com/envlint/envlint/analyzers/parity"
	"github.com/envlint/envlint/analyzers/prodeffect"
	"github.com/envlint/envlint/analyzers/standin"
	"github.com/envlint/envlint/analyzers/testeffect"
	"github.com/envlint/envlint/internal/reach"
)

// New returns the analyzers by name. The configuration is asked for when the
// first package is analysed.
func New(cfg finding.Config) []*analysis.Analyzer {
	program := reach.NewAnalyzer(cfg)
	return []*analysis.Analyzer{
		cacheleak.New(program, cfg),
		debugleak.New(program, cfg),
		directives.New(program, cfg),
		envname.New(program, cfg),
		livekey.New(program, cfg),
		parity.New(program, cfg),
		prodeffect.New(program, cfg),
		standin.New(program, cfg),
		testeffect.New(program, cfg),
	}
}
