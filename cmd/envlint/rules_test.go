package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/envlint/envlint/internal/catalog"
)

// TestRuleDocuments keeps docs/rules what `envlint rules` says of the rules
// that ship.
func TestRuleDocuments(t *testing.T) {
	folder := filepath.Join("..", "..", "docs", "rules")
	var files []string
	for _, category := range catalog.CategoryNames() {
		var stdout, stderr bytes.Buffer
		if code := run([]string{"rules", "-format=markdown", category}, &stdout, &stderr); code != exitClean {
			t.Fatalf("%s: exit %d\n%s", category, code, stderr.String())
		}
		if stdout.Len() == 0 {
			continue // no rules yet
		}
		text := strings.Replace(stdout.String(), "\n", "\n\nWritten by `go test ./cmd/envlint -run RuleDocuments -update`; do not edit.\n", 1)
		name := filepath.Join(folder, category+".md")
		files = append(files, name)
		if *update {
			if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		old, err := os.ReadFile(name)
		if err != nil {
			t.Error(err)
		} else if diff := cmp.Diff(string(old), text); diff != "" {
			t.Errorf("%s is out of date (-update rewrites it):\n%s", name, diff)
		}
	}
	found, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range found {
		if !slices.Contains(files, name) {
			t.Errorf("%s is about no category that has rules", name)
		}
	}
}
