// Facts is a multichecker that does nothing, with a fact type: what every
// analyzer with facts costs there before it does anything.
package main

import (
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/multichecker"
)

type nothing struct{}

func (*nothing) AFact() {}

func main() {
	multichecker.Main(&analysis.Analyzer{
		Name: "nothing", Doc: "nothing: do nothing", FactTypes: []analysis.Fact{(*nothing)(nil)},
		Run: func(*analysis.Pass) (any, error) { return nil, nil },
	})
}
