package analyzers

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/envlint/envlint/internal/catalog"
)

// stubs holds what examples import: packages with the declarations of real ones.
const stubs = "../testdata/src"

// The examples of settings that use libraries, each as a main of its own in one
// module: the bad one is reported, once and by its rule, the good one is not.
// Rules that ship switched off are on for their own examples.
func TestSettingsReportTheirBadExample(t *testing.T) {
	var tried []*catalog.Rule
	for _, r := range examples(t) {
		if r.effect {
			continue
		}
		if unknown := slices.DeleteFunc(slices.Clone(r.imports), stubbed); len(unknown) > 0 {
			t.Errorf("%s: an example imports what has no stub: %q", r.ID, unknown)
			continue
		}
		tried = append(tried, r.Rule)
	}
	runStubbed(t, tried)
}

// The same for effects whose libraries the module proxy refuses; those of others
// are run with the real ones.
func TestEffectsReportTheirBadExample(t *testing.T) {
	runStubbed(t, stubbedEffects(t))
}

// stubbedEffects are the effects whose examples need a library that cannot be
// had and that has a stub.
func stubbedEffects(t *testing.T) []*catalog.Rule {
	t.Helper()
	real := runnable(t, sdkModules(t))
	var out []*catalog.Rule
	for _, r := range examples(t) {
		if r.effect && !slices.Contains(real, r.Rule) && !slices.ContainsFunc(r.imports, func(p string) bool { return !stubbed(p) }) {
			out = append(out, r.Rule)
		}
	}
	return out
}

// An example is a rule with the packages that its examples import, beside those
// of the standard library.
type example struct {
	*catalog.Rule
	effect  bool
	imports []string
}

// examples are the rules whose examples use libraries.
func examples(t *testing.T) []example {
	t.Helper()
	builtin, err := catalog.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	for _, r := range builtin.Rules() {
		if r.Bad == "" {
			continue
		}
		if needed := append(foreignImports(t, r.Bad), foreignImports(t, r.Good)...); len(needed) > 0 {
			out = append(out, example{r, catalog.Categories[r.Category].Analyzer == "prodeffect", needed})
		}
	}
	return out
}

func runStubbed(t *testing.T, tried []*catalog.Rule) {
	t.Helper()
	if testing.Short() {
		t.Skip("loads packages")
	}
	dir := t.TempDir()
	writeModules(t, dir)
	t.Setenv("GOFLAGS", "")
	runExamples(t, filepath.Join(dir, "rules"), tried, ofOwnExample(tried))
}

// ofOwnExample leaves out what rules that ship switched off say of the examples
// of others: nobody has all on by default.
func ofOwnExample(tried []*catalog.Rule) func(*catalog.Rule, string) bool {
	off := map[string]bool{}
	for _, r := range tried {
		off[r.ID] = r.Off
	}
	return func(r *catalog.Rule, example string) bool {
		return !off[r.ID] || strings.HasPrefix(example, r.ID+"/")
	}
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
