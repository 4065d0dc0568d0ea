package parity

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/envlint/envlint/analyzers/internal/finding"
)

//go:embed doc.go
var doc string

// Analyzer is for use without the rest of the suite. It reads the configuration
// that applies to the working directory.
var Analyzer = New(finding.Program, finding.FromDirectory)

// New returns the analyzer as part of a suite that shares one interpreter.
func New(program *analysis.Analyzer, cfg finding.Config) *analysis.Analyzer {
	return finding.New("parity", doc, program, cfg)
}
