package analyzers

import (
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/driver"
	"github.com/envlint/envlint/internal/reach"
)

// A rule's bad example is reported, once and by that rule, and its good example
// is not. Only examples that need nothing but the standard library are run,
// each as a main of its own in one module; package catalog checks the form of
// all.
//
// What a project accepts by default is not accepted here: the example of a
// rule about mail shows the mail, not who owns the relay.
func TestRulesReportTheirBadExample(t *testing.T) {
	if testing.Short() {
		t.Skip("loads packages")
	}
	builtin, err := catalog.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module example.test/rules\n\ngo 1.25\n")
	var tried []*catalog.Rule
	for _, r := range builtin.Rules() {
		if !standardOnly(t, r.Bad) || !standardOnly(t, r.Good) {
			continue
		}
		tried = append(tried, r)
		write(t, filepath.Join(dir, r.ID, "bad", "main.go"), r.Bad)
		write(t, filepath.Join(dir, r.ID, "good", "main.go"), r.Good)
	}
	if len(tried) < 5 {
		t.Errorf("only %d rules have examples without other modules", len(tried))
	}

	cfg := config.Default()
	cfg.Catalog = builtin // with the rules that a project has to switch on
	analyzer := reach.NewAnalyzer(func() (*config.Config, error) { return cfg, nil })
	t.Setenv("GOFLAGS", "")
	t.Setenv("GOWORK", "off")
	res, err := driver.Run(driver.Options{Dir: dir, Patterns: []string{"./..."}, Config: cfg, Analyzer: analyzer})
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range append(res.Problems, res.Program.Notes...) {
		t.Error(problem)
	}
	found, _ := reach.Findings(res.Program, cfg, true)
	byExample := map[string][]string{}
	for _, f := range found {
		example := strings.TrimSuffix(res.Program.Relative(f.Pos.File), "/main.go")
		byExample[example] = append(byExample[example], fmt.Sprintf("%d: %s", f.Pos.Line, f.Message))
	}
	for _, r := range tried {
		t.Run(r.ID, func(t *testing.T) {
			bad := byExample[r.ID+"/bad"]
			if len(bad) != 1 || !strings.Contains(bad[0], "["+r.ID+" ") {
				t.Errorf("the bad example has the findings %q", bad)
			}
			if good := byExample[r.ID+"/good"]; len(good) > 0 {
				t.Errorf("the good example has the findings %q", good)
			}
		})
	}
}

func standardOnly(t *testing.T, src string) bool {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "main.go", src, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range file.Imports {
		if first, _, _ := strings.Cut(spec.Path.Value, "/"); strings.Contains(first, ".") {
			return false
		}
	}
	return true
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
