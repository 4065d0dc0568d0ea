package corpus

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var golangci = flag.String("golangci", "", "absolute name of a golangci-lint with the plugin, to be compared too")

const golangciConfig = `version: "2"
linters:
  default: none
  enable: [envlint]
  settings: {custom: {envlint: {type: module}}}
issues: {max-issues-per-linter: 0, max-same-issues: 0, uniq-by-line: false}
`

// golangciFindings asks golangci-lint what it reports, twice: from source, and
// from the facts and issues that it has then kept.
func golangciFindings(t *testing.T, dir string, patterns ...string) (first, again map[site]bool) {
	t.Helper()
	t.Setenv("GOLANGCI_LINT_CACHE", t.TempDir())
	cfg := filepath.Join(t.TempDir(), "golangci.yml")
	if err := os.WriteFile(cfg, []byte(golangciConfig), 0o666); err != nil {
		t.Fatal(err)
	}
	args := append([]string{"run", "-c", cfg, "--path-mode=abs", "--output.json.path=stdout", "--output.text.path=stderr", "--show-stats=false", "--timeout=0"}, patterns...)
	once := func() map[site]bool {
		out, err := run(dir, *golangci, args...)
		if err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Issues []struct {
				Text string
				Pos  struct {
					Filename string
					Line     int
				}
			}
		}
		if err := json.NewDecoder(bytes.NewReader(out)).Decode(&doc); err != nil {
			t.Fatalf("golangci-lint: %v\n%s", err, out)
		}
		got := map[site]bool{}
		for _, i := range doc.Issues {
			file, err := filepath.Rel(dir, i.Pos.Filename)
			rule := bracket.FindStringSubmatch(i.Text)
			if err != nil || rule == nil {
				t.Fatalf("golangci-lint: %s: %s", i.Pos.Filename, i.Text)
			}
			got[site{filepath.ToSlash(file), i.Pos.Line, rule[1]}] = true
		}
		return got
	}
	return once(), once()
}

// TestShopDriversAgree compares the drivers on the store of the examples.
func TestShopDriversAgree(t *testing.T) {
	if testing.Short() {
		t.Skip("analyses real libraries")
	}
	dir, err := filepath.Abs("../../examples/shop")
	if err != nil {
		t.Fatal(err)
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		t.Fatal(err)
	}
	agree(t, build(t), dir, "./...")
}

// agree compares the findings of all drivers; it returns those of envlint.
func agree(t *testing.T, tool, dir string, patterns ...string) map[site]bool {
	t.Helper()
	reported, err := findings(tool, dir, patterns...)
	if err != nil {
		t.Fatal(err)
	}
	if len(reported) == 0 {
		t.Error("envlint reports nothing at all")
	}
	vetted, err := vetFindings(tool, dir, patterns...)
	if err != nil {
		t.Fatal(err)
	}
	differ(t, "go vet", reported, "envlint", vetted)
	if *golangci != "" {
		first, again := golangciFindings(t, dir, patterns...)
		differ(t, "golangci-lint", reported, "envlint", first)
		differ(t, "golangci-lint from its cache", reported, "envlint", again)
	}
	return reported
}
