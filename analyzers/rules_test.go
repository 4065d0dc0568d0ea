package analyzers

import (
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/driver"
	"github.com/envlint/envlint/internal/reach"
)

// A rule's bad example is reported, once and by that rule, and its good example
// is not. Only examples that need nothing but the standard library are run
// here; TestSDKRulesReportTheirBadExample runs those of real libraries.
func TestRulesReportTheirBadExample(t *testing.T) {
	if testing.Short() {
		t.Skip("loads packages")
	}
	rules := runnable(t, nil)
	if len(rules) < 20 {
		t.Errorf("only %d rules have examples without other modules", len(rules))
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module example.test/rules\n\ngo 1.25\n")
	runExamples(t, dir, rules, aboutTheGuard)
}

// runnable lists the rules whose examples import nothing but the standard
// library and packages of the modules, and at least one of those if there are
// any.
func runnable(t *testing.T, modules []string) []*catalog.Rule {
	t.Helper()
	builtin, err := catalog.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	var out []*catalog.Rule
	for _, r := range builtin.Rules() {
		if r.Bad == "" || r.ID == "envname/unknown" { // needs a configuration
			continue
		}
		foreign := append(foreignImports(t, r.Bad), foreignImports(t, r.Good)...)
		missing := slices.ContainsFunc(foreign, func(path string) bool {
			return !slices.ContainsFunc(modules, func(m string) bool { return path == m || strings.HasPrefix(path, m+"/") })
		})
		if !missing && (len(modules) > 0) == (len(foreign) > 0) {
			out = append(out, r)
		}
	}
	return out
}

// runExamples runs the examples in a module, each as a main of its own. What a
// project accepts by default is not accepted here: the example of a rule about
// mail shows the mail, not who owns the relay. Rules that are off are on; counts
// tells which findings of an example are compared.
func runExamples(t *testing.T, dir string, rules []*catalog.Rule, counts func(r *catalog.Rule, example string) bool) {
	t.Helper()
	var on strings.Builder
	on.WriteString("[rules]\n")
	for _, r := range rules {
		write(t, filepath.Join(dir, r.ID, "bad", "main.go"), r.Bad)
		write(t, filepath.Join(dir, r.ID, "good", "main.go"), r.Good)
		if r.Off {
			fmt.Fprintf(&on, "%q = \"on\"\n", r.ID)
		}
	}
	cfg, err := config.Parse("envlint.toml", on.String())
	if err != nil {
		t.Fatal(err)
	}
	analyzer := reach.NewAnalyzer(func() (*config.Config, error) { return cfg, nil })
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
		if counts(f.Rule, example) {
			byExample[example] = append(byExample[example], fmt.Sprintf("%d: %s", f.Pos.Line, f.Message))
		}
	}
	for _, r := range rules {
		t.Run(r.ID, func(t *testing.T) {
			bad := byExample[r.ID+"/bad"]
			if len(bad) != 1 || !strings.Contains(strings.ReplaceAll(bad[0], "]", " "), "["+r.ID+" ") {
				t.Errorf("the bad example has the findings %q", bad)
			}
			if good := byExample[r.ID+"/good"]; len(good) > 0 {
				t.Errorf("the good example has the findings %q", good)
			}
		})
	}
}

// aboutTheGuard leaves out what is said of the operation whose guard is the
// matter of an example.
func aboutTheGuard(r *catalog.Rule, example string) bool {
	return r.Kind() == catalog.Name || !strings.HasPrefix(example, "envname/")
}

// foreignImports are the imports of a file that are not of the standard
// library.
func foreignImports(t *testing.T, src string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "main.go", src, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ".") {
			out = append(out, path)
		}
	}
	return out
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
