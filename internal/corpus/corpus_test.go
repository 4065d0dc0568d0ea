package corpus

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/envlint/envlint/internal/catalog"
	"golang.org/x/mod/modfile"
	"golang.org/x/tools/txtar"
)

const folder = "../../testdata/corpus"

// TestCorpus compares, module by module, the matrix with the comments.
func TestCorpus(t *testing.T) {
	tool := build(t)
	for _, file := range modules(t) {
		t.Run(situation(file), func(t *testing.T) {
			t.Parallel()
			check(t, tool, file)
		})
	}
}

func modules(t *testing.T) []string {
	t.Helper()
	if testing.Short() {
		t.Skip("runs commands for each module")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no modules in %s: %v", folder, err)
	}
	return files
}

func situation(file string) string { return strings.TrimSuffix(filepath.Base(file), ".txtar") }

func check(t *testing.T, tool, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := expectations(archive)
	if err != nil {
		t.Fatal(err)
	}
	dir := folderOf(t)
	extract(t, dir, archive)
	operations, err := matrix(tool, dir, "./...")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range compare(want, operations) {
		t.Error(line)
	}
}

// TestDriversAgree compares the findings of envlint with its matrix, and those
// of go vet and golangci-lint with those of envlint. All modules are one
// workspace here, because three commands are quicker than two hundred; those
// with a configuration of their own cannot be, and have a script.
func TestDriversAgree(t *testing.T) {
	tool, dir := build(t), folderOf(t)
	work, patterns := []string{"go 1.26"}, []string{}
	for _, file := range modules(t) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if configured := slices.ContainsFunc(archive.Files, func(f txtar.File) bool { return f.Name == "envlint.toml" }); configured {
			continue
		}
		extract(t, filepath.Join(dir, situation(file)), archive)
		work = append(work, "use ./"+situation(file))
		patterns = append(patterns, "./"+situation(file)+"/...")
	}
	// Each module replaces these by a copy of its own; a workspace needs one.
	stubs, err := filepath.Glob(filepath.Join(folder, "stubs", "*", "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range stubs {
		mod, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		work = append(work, "replace "+modfile.ModulePath(mod)+" => ./equality/stubs/"+filepath.Base(filepath.Dir(file)))
	}
	if err := os.WriteFile(filepath.Join(dir, "go.work"), []byte(strings.Join(work, "\n")), 0o666); err != nil {
		t.Fatal(err)
	}
	operations, err := matrix(tool, dir, patterns...)
	if err != nil {
		t.Fatal(err)
	}
	judged := map[site]bool{}
	for s, v := range operations {
		if v.isFinding(s.rule) {
			judged[s] = true
		}
	}
	reported := agree(t, tool, dir, patterns...)
	differ(t, "envlint", judged, "its matrix", ruled(reported))
}

// folderOf returns a fresh folder. Its name is resolved, because go vet prints
// resolved names.
func folderOf(t *testing.T) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// extract writes a module and the stubs into a folder.
func extract(t *testing.T, dir string, a *txtar.Archive) {
	t.Helper()
	for _, f := range a.Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	stubs, err := fs.Sub(os.DirFS(folder), "stubs")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "stubs"), stubs); err != nil {
		t.Fatal(err)
	}
}

// ruled keeps the findings that come from rules: what envname says of guards
// themselves is no operation and not in the matrix.
func ruled(found map[site]bool) map[site]bool {
	out := map[site]bool{}
	for s := range found {
		category, _, _ := strings.Cut(s.rule, "/")
		if c, ok := catalog.Categories[category]; ok && c.Kind != catalog.Name {
			out[s] = true
		}
	}
	return out
}

// differ reports the sites that only one side has, sorted.
func differ(t *testing.T, what string, want map[site]bool, source string, got map[site]bool) {
	t.Helper()
	var lines []string
	for s := range want {
		if !got[s] {
			lines = append(lines, s.String()+": not reported, unlike "+source)
		}
	}
	for s := range got {
		if !want[s] {
			lines = append(lines, s.String()+": reported, unlike "+source)
		}
	}
	slices.Sort(lines)
	for _, line := range lines {
		t.Errorf("%s: %s", what, line)
	}
}
