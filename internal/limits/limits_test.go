package limits

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/driver"
	"github.com/envlint/envlint/internal/reach"
	"github.com/envlint/envlint/internal/report"
)

const stubs = "../../testdata/corpus/stubs"

// TestEveryLimitIsTrue runs envlint on each example of docs/limits.md and
// compares what it says with the document.
func TestEveryLimitIsTrue(t *testing.T) {
	if testing.Short() {
		t.Skip("loads packages")
	}
	doc, err := os.ReadFile("../../docs/limits.md")
	if err != nil {
		t.Fatal(err)
	}
	list, err := sections(string(doc))
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("GOWORK", "off")
	t.Setenv("GOFLAGS", "")
	dir, alone := write(t, list)
	said := map[string]*answer{}
	for _, module := range append(alone, ".") {
		for folder, a := range ask(t, filepath.Join(dir, module), module) {
			said[folder] = a
		}
	}
	for _, s := range list {
		t.Run(s.folder(), func(t *testing.T) {
			a := said[s.folder()]
			if a == nil {
				a = &answer{}
			}
			for _, problem := range a.differs(s.says) {
				t.Error(problem)
			}
			if t.Failed() {
				t.Log(a)
			}
		})
	}
}

// write completes the examples to modules in a folder. It returns the folders
// that are modules of their own.
func write(t *testing.T, list []section) (dir string, alone []string) {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/examples.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	bySection := map[string]section{}
	for _, s := range list {
		bySection[s.folder()] = s
	}
	used := map[string]bool{}
	send := ""
	for _, f := range archive.Files {
		folder, name, below := strings.Cut(f.Name, "/")
		text := string(f.Data)
		switch s, ok := bySection[folder]; {
		case f.Name == "send.go":
			send = text
			continue
		case !below || folder == "modules":
		case !ok:
			t.Errorf("docs/limits.md has no section %q", folder)
		default:
			if name == "go.mod" {
				alone = append(alone, folder)
			}
			completed := s.complete(text)
			used[folder] = used[folder] || completed != text
			text = completed
		}
		put(t, filepath.Join(dir, f.Name), text)
	}
	for _, s := range list {
		if !used[s.folder()] {
			t.Errorf("the example of %q is not in examples.txtar", s.heading)
		}
		if !slices.Contains(alone, s.folder()) || !strings.Contains(strings.Join(s.blocks, ""), "func send(") {
			put(t, filepath.Join(dir, s.folder(), "send.go"), send)
		}
	}
	if err := os.CopyFS(filepath.Join(dir, "stubs"), os.DirFS(stubs)); err != nil {
		t.Fatal(err)
	}
	return dir, alone
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// An answer is what envlint says of a program.
type answer struct {
	Environments map[string]bool // in which an operation runs
	Grade        reach.Grade     // the worst
	Operations   int
	Findings     []string
	Text         string // all that is printed
}

// ask runs envlint on a module. Of one that holds several programs, each has an
// answer under its folder.
func ask(t *testing.T, dir, module string) map[string]*answer {
	t.Helper()
	cfg := config.Default()
	analyzer := reach.NewAnalyzer(func() (*config.Config, error) { return cfg, nil })
	res, err := driver.Run(driver.Options{Dir: dir, Patterns: []string{"./..."}, Config: cfg, Analyzer: analyzer})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*answer{}
	of := func(file string) *answer {
		folder, _, _ := strings.Cut(file, "/")
		if module != "." {
			folder = module
		}
		if out[folder] == nil {
			out[folder] = &answer{Environments: map[string]bool{}}
		}
		return out[folder]
	}
	r := report.New(res.Program, cfg, false, "")
	var matrix bytes.Buffer
	if err := report.MatrixJSON(&matrix, r); err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Operations []struct {
			File, Grade  string
			Environments []string
		}
	}
	if err := json.Unmarshal(matrix.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	for _, op := range doc.Operations {
		a := of(op.File)
		a.Operations++
		grade, _ := reach.ParseGrade(op.Grade)
		a.Grade = max(a.Grade, grade)
		for _, e := range op.Environments {
			a.Environments[e] = true
		}
	}
	for _, f := range r.Findings {
		a := of(f.Pos.File)
		a.Findings = append(a.Findings, f.Message)
	}
	if module == "." {
		for _, problem := range append(res.Problems, res.Program.Notes...) {
			t.Error(problem)
		}
		return out
	}
	var text strings.Builder
	if err := report.Text(&text, r); err != nil {
		t.Fatal(err)
	}
	of("").Text = text.String() + strings.Join(res.Problems, "\n")
	return out
}

// universe are the environments of a program that names no others.
var universe = []string{"development", "staging", "production", "unset", "other"}

// differs compares an answer with the words of the document.
func (a *answer) differs(says []string) []string {
	var out []string
	environments := map[string]bool{}
	for _, word := range says {
		grade, isGrade := reach.ParseGrade(word)
		switch {
		case word == "everywhere":
			for _, e := range universe {
				environments[e] = true
			}
		case slices.Contains(universe, word):
			environments[word] = true
		case word == "no operation":
			if a.Operations > 0 {
				out = append(out, "there are operations")
			}
		case word == "no finding":
			if len(a.Findings) > 0 {
				out = append(out, "there are findings")
			}
		case isGrade:
			if a.Operations == 0 || a.Grade != grade {
				out = append(out, "the grade is not "+word)
			}
		case !strings.Contains(a.Text+strings.Join(a.Findings, "\n"), word):
			out = append(out, "it does not say "+word)
		}
	}
	if len(environments) > 0 && !maps.Equal(environments, a.Environments) {
		out = append(out, fmt.Sprintf("it does not run in %v, but in %v", slices.Sorted(maps.Keys(environments)), slices.Sorted(maps.Keys(a.Environments))))
	}
	return out
}

func (a *answer) String() string {
	return fmt.Sprintf("%d operations, %v, in %v\n%s\n%s", a.Operations, a.Grade, slices.Sorted(maps.Keys(a.Environments)), strings.Join(a.Findings, "\n"), a.Text)
}
