package analyzers

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/envlint/envlint/internal/catalog"
)

func TestSuite(t *testing.T) {
	suite := New(nil)
	if err := analysis.Validate(suite); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, a := range suite {
		names = append(names, a.Name)
		summary, ok := strings.CutPrefix(a.Doc, a.Name+": ")
		if !ok || strings.Contains(strings.SplitN(summary, "\n", 2)[0], ".") {
			t.Errorf("%s: the documentation starts with %q", a.Name, summary)
		}
		if a.Requires[0] != suite[0].Requires[0] {
			t.Errorf("%s has an interpreter of its own", a.Name)
		}
		reports := a.Name == "directives" // of comments, not of operations
		for _, c := range catalog.Categories {
			reports = reports || c.Analyzer == a.Name
		}
		if !reports {
			t.Errorf("no category is reported by %s", a.Name)
		}
	}
	if !slices.IsSorted(names) {
		t.Error(names)
	}
}

func TestSingleAnalyzersShareOneInterpreter(t *testing.T) {
	if err := analysis.Validate(single); err != nil {
		t.Fatal(err)
	}
	for _, a := range single {
		if a.Requires[0] != single[0].Requires[0] {
			t.Errorf("%s has an interpreter of its own", a.Name)
		}
	}
}
