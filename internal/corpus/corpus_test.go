package corpus

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/envlint/envlint/internal/catalog"
	"golang.org/x/tools/txtar"
)

const folder = "../../testdata/corpus"

// TestCorpus compares, module by module, the matrix with the comments, the
// findings with the matrix, and the findings of go vet with those of envlint.
func TestCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("runs three commands for each module")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no modules in %s: %v", folder, err)
	}
	tool := build(t)
	for _, file := range files {
		situation := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(situation, func(t *testing.T) {
			t.Parallel()
			check(t, tool, file)
		})
	}
}

func check(t *testing.T, tool, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := expectations(archive)
	if err != nil {
		t.Fatal(err)
	}
	dir := extract(t, archive)

	operations, err := matrix(tool, dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range compare(want, operations) {
		t.Errorf("matrix: %s", line)
	}

	reported, err := findings(tool, dir)
	if err != nil {
		t.Fatal(err)
	}
	judged := map[site]bool{}
	for s, v := range operations {
		if v.isFinding(s.rule) {
			judged[s] = true
		}
	}
	differ(t, "findings", judged, "the matrix", ruled(reported))

	vetted, err := vetFindings(tool, dir)
	if err != nil {
		t.Fatal(err)
	}
	differ(t, "go vet", reported, "envlint", vetted)
}

// extract writes a module and the stubs into a fresh folder. The folder's name
// is resolved, because go vet prints resolved names.
func extract(t *testing.T, a *txtar.Archive) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
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
	return dir
}

// ruled keeps the findings that come from rules: what envname says of guards
// themselves is no operation and not in the matrix.
func ruled(found map[site]bool) map[site]bool {
	out := map[site]bool{}
	for s := range found {
		category, _, _ := strings.Cut(s.rule, "/")
		if _, ok := catalog.Categories[category]; ok {
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
