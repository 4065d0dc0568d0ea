// Ssa is a multichecker that does nothing, with a fact type, on the SSA of
// every package: what analyzers of envlint's depth usually start with.
package main

import (
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/multichecker"
	"golang.org/x/tools/go/analysis/passes/buildssa"
)

type nothing struct{}

func (*nothing) AFact() {}

func main() {
	multichecker.Main(&analysis.Analyzer{
		Name: "nothing", Doc: "nothing: do nothing", FactTypes: []analysis.Fact{(*nothing)(nil)},
		Requires: []*analysis.Analyzer{buildssa.Analyzer},
		Run:      func(*analysis.Pass) (any, error) { return nil, nil },
	})
}
