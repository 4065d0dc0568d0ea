package analyzers

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/driver"
	"github.com/envlint/envlint/internal/reach"
)

// stubs holds what examples import: packages with the declarations of real ones.
const stubs = "../testdata/src"

// A rule's bad example is reported, once and by that rule, and its good example
// is not. Examples that need nothing but the standard library and the stubs are
// run, each as a main of its own in one module; package catalog checks the form
// of all.
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
	modules := map[string]bool{}
	var tried []*catalog.Rule
	for _, r := range builtin.Rules() {
		needed := append(imports(t, r.Bad), imports(t, r.Good)...)
		if slices.ContainsFunc(needed, func(p string) bool { return !available(p) }) {
			if catalog.Categories[r.Category].Kind == catalog.Setting {
				t.Errorf("%s: an example imports what has no stub: %q", r.ID, needed)
			}
			continue
		}
		tried = append(tried, r)
		for _, p := range needed {
			if !standard(p) {
				modules[moduleOf(p)] = true
			}
		}
		write(t, filepath.Join(dir, "rules", r.ID, "bad", "main.go"), r.Bad)
		write(t, filepath.Join(dir, "rules", r.ID, "good", "main.go"), r.Good)
	}
	writeModules(t, dir, modules)

	cfg := config.Default()
	cfg.Catalog = builtin // with the rules that a project has to switch on
	analyzer := reach.NewAnalyzer(func() (*config.Config, error) { return cfg, nil })
	t.Setenv("GOFLAGS", "")
	t.Setenv("GOWORK", "off")
	res, err := driver.Run(driver.Options{Dir: filepath.Join(dir, "rules"), Patterns: []string{"./..."}, Config: cfg, Analyzer: analyzer})
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
		if f.Rule.Off && !strings.HasPrefix(example, f.Rule.ID+"/") {
			continue // nobody asked for it there
		}
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

func imports(t *testing.T, src string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "main.go", src, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, spec := range file.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

func standard(p string) bool {
	first, _, _ := strings.Cut(p, "/")
	return !strings.Contains(first, ".")
}

func available(p string) bool {
	if standard(p) {
		return true
	}
	files, err := filepath.Glob(filepath.Join(stubs, filepath.FromSlash(p), "*.go"))
	return err == nil && len(files) > 0
}

var major = regexp.MustCompile(`^v[0-9]+$`)

// moduleOf is the module that the test puts a stub into. It is the real one for
// most, and holds the folders of the others.
func moduleOf(p string) string {
	elems := strings.Split(p, "/")
	n := 2
	if slices.Contains([]string{"github.com", "golang.org"}, elems[0]) {
		n = 3
	}
	if n < len(elems) && major.MatchString(elems[n]) {
		n++
	}
	return path.Join(elems[:min(n, len(elems))]...)
}

// writeModules writes the stubs as modules beside the module of the examples.
// They import each other, so all are there.
func writeModules(t *testing.T, dir string, modules map[string]bool) {
	t.Helper()
	err := filepath.WalkDir(stubs, func(name string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(stubs, name)
		rel = filepath.ToSlash(rel)
		if err != nil || d.IsDir() || standard(rel) {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		modules[moduleOf(path.Dir(rel))] = true
		write(t, filepath.Join(dir, "stubs", filepath.FromSlash(rel)), string(text))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var mod strings.Builder
	mod.WriteString("module example.test/rules\n\ngo 1.26\n")
	for m := range modules {
		version := "v0.0.0"
		if last := strings.TrimPrefix(path.Ext(m), "."); strings.HasPrefix(m, "gopkg.in/") {
			version = last + ".0.0"
		} else if major.MatchString(path.Base(m)) {
			version = path.Base(m) + ".0.0"
		}
		fmt.Fprintf(&mod, "require %s %s\nreplace %s => ../stubs/%s\n", m, version, m, m)
		write(t, filepath.Join(dir, "stubs", filepath.FromSlash(m), "go.mod"), "module "+m+"\n\ngo 1.26\n")
	}
	write(t, filepath.Join(dir, "rules", "go.mod"), mod.String())
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
