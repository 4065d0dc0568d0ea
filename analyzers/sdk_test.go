package analyzers

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/gomod"
)

var sdk = flag.Bool("sdk", false, "run the examples of rules about libraries with the real ones, which must be downloaded")

const sdkModule = "../testdata/sdk"

// TestSDKRulesReportTheirBadExample runs the examples that use libraries which
// the module in testdata/sdk requires. make test-sdk runs it: the first time it
// downloads half a gigabyte.
func TestSDKRulesReportTheirBadExample(t *testing.T) {
	if !*sdk {
		t.Skip("needs -sdk")
	}
	rules := runnable(t, sdkModules(t))
	if len(rules) < 50 {
		t.Errorf("only %d rules have examples with libraries of %s", len(rules), sdkModule)
	}
	dir := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(sdkModule, name))
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name), string(text))
	}
	runExamples(t, dir, rules, ofOwnExample(rules))
}

// sdkModules are the modules that testdata/sdk requires by itself.
func sdkModules(t *testing.T) []string {
	t.Helper()
	f, err := gomod.Read(filepath.Join(sdkModule, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range f.Require {
		if !r.Indirect {
			out = append(out, r.Mod.Path)
		}
	}
	return out
}

// TestUntriedRules holds the list of effects whose example is missing, or needs
// a library that can neither be downloaded nor has a stub, to what it is: no rule may join it
// unnoticed, and one that has an example now must leave it.
func TestUntriedRules(t *testing.T) {
	builtin, err := catalog.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	tried := slices.Concat(runnable(t, nil), runnable(t, sdkModules(t)), stubbedEffects(t))
	var untried strings.Builder
	for _, r := range builtin.Rules() {
		if r.Kind() != catalog.Effect || slices.ContainsFunc(tried, func(o *catalog.Rule) bool { return o.ID == r.ID }) {
			continue
		}
		what := "no library"
		if r.Bad == "" {
			what = "no example"
		}
		fmt.Fprintf(&untried, "%s: %s\n", r.ID, what)
	}
	listed, err := os.ReadFile("untried.txt")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(listed), untried.String()); diff != "" {
		t.Errorf("untried.txt (-) and the packs (+) differ:\n%s", diff)
	}
}

// TestUsedRules holds what used.txt says of the most used libraries and settings
// to what the examples of their rules are run with.
func TestUsedRules(t *testing.T) {
	listed, err := os.ReadFile("used.txt")
	if err != nil {
		t.Fatal(err)
	}
	standard, real := runnable(t, nil), runnable(t, sdkModules(t))
	effects, settings := 0, 0
	for line := range strings.Lines(string(listed)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		id, rest, _ := strings.Cut(line, " ")
		_, said, _ := strings.Cut(rest, ": ")
		tried := "not"
		is := func(r *catalog.Rule) bool { return r.ID == id }
		switch {
		case slices.ContainsFunc(standard, is):
			tried = "standard"
		case slices.ContainsFunc(real, is):
			tried = "real"
		case slices.ContainsFunc(examples(t), func(e example) bool {
			return e.ID == id && !slices.ContainsFunc(e.imports, func(p string) bool { return !stubbed(p) })
		}):
			tried = "stub"
		}
		if tried != said {
			t.Errorf("%s is said to be tried %q and is tried %q", id, said, tried)
		}
		if builtin, _ := catalog.Builtin(); builtin.Rule(id) != nil && builtin.Rule(id).Kind() == catalog.Effect {
			effects++
		} else {
			settings++
		}
	}
	if effects < 25 || settings < 40 {
		t.Errorf("%d effects and %d settings are listed", effects, settings)
	}
}
