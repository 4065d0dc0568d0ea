package analyzers

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
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

// The examples of settings that use libraries, each as a main of its own in one
// module: the bad one is reported, once and by its rule, the good one is not.
// Rules that ship switched off are on for their own examples.
func TestSettingsReportTheirBadExample(t *testing.T) {
	if testing.Short() {
		t.Skip("loads packages")
	}
	builtin, err := catalog.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var tried []*catalog.Rule
	var on strings.Builder
	on.WriteString("[rules]\n")
	for _, r := range builtin.Rules() {
		if r.Bad == "" {
			continue
		}
		needed := append(imports(t, r.Bad), imports(t, r.Good)...)
		if catalog.Categories[r.Category].Analyzer == "prodeffect" || !slices.ContainsFunc(needed, foreign) {
			continue
		}
		if slices.ContainsFunc(needed, func(p string) bool { return foreign(p) && !stubbed(p) }) {
			t.Errorf("%s: an example imports what has no stub: %q", r.ID, needed)
			continue
		}
		tried = append(tried, r)
		if r.Off {
			fmt.Fprintf(&on, "%q = \"on\"\n", r.ID)
		}
		write(t, filepath.Join(dir, "rules", r.ID, "bad", "main.go"), r.Bad)
		write(t, filepath.Join(dir, "rules", r.ID, "good", "main.go"), r.Good)
	}
	writeModules(t, dir)

	cfg, err := config.Parse("envlint.toml", on.String())
	if err != nil {
		t.Fatal(err)
	}
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
	off := map[string]bool{}
	for _, r := range tried {
		off[r.ID] = r.Off
	}
	byExample := map[string][]string{}
	for _, f := range found {
		example := strings.TrimSuffix(res.Program.Relative(f.Pos.File), "/main.go")
		if !off[f.Rule.ID] || strings.HasPrefix(example, f.Rule.ID+"/") {
			byExample[example] = append(byExample[example], fmt.Sprintf("%d: %s", f.Pos.Line, f.Message))
		}
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

// foreign reports whether an import path is not of the standard library.
func foreign(p string) bool {
	first, _, _ := strings.Cut(p, "/")
	return strings.Contains(first, ".")
}

func stubbed(p string) bool {
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
func writeModules(t *testing.T, dir string) {
	t.Helper()
	modules := map[string]bool{}
	err := filepath.WalkDir(stubs, func(name string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(stubs, name)
		rel = filepath.ToSlash(rel)
		if err != nil || d.IsDir() || !foreign(rel) {
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
	for _, m := range slices.Sorted(maps.Keys(modules)) {
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
