package golangci

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/semver"

	"github.com/envlint/envlint/internal/gomod"
)

// The module of the custom golangci-lint builds this one from source. If it
// requires less than this one does, it does not build: go mod tidy in
// golangci/custom repairs that.
func TestCustomModuleIsUpToDate(t *testing.T) {
	here, there := requirements(t, filepath.Join("..", "go.mod")), requirements(t, filepath.Join("custom", "go.mod"))
	sums, err := os.ReadFile(filepath.Join("custom", "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	summed := map[string]bool{}
	for line := range strings.Lines(string(sums)) {
		if f := strings.Fields(line); len(f) == 3 {
			summed[f[0]+" "+f[1]] = true
		}
	}
	both := 0
	for path, version := range here {
		got, ok := there[path]
		if !ok {
			continue // of a command that is not built there
		}
		both++
		switch {
		case semver.Compare(got, version) < 0:
			t.Errorf("custom/go.mod requires %s %s, go.mod %s", path, got, version)
		case !summed[path+" "+got]:
			t.Errorf("custom/go.sum lacks %s %s", path, got)
		}
	}
	if both < 8 {
		t.Errorf("only %d requirements are in both", both)
	}
}

// requirements are the versions that a go.mod requires, by module.
func requirements(t *testing.T, name string) map[string]string {
	t.Helper()
	f, err := gomod.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, r := range f.Require {
		out[r.Mod.Path] = r.Mod.Version
	}
	return out
}
