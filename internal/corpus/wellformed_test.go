package corpus

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestCommentsAreWellFormed needs no engine: every module reads, and every
// comment names a known category, grade and columns in order.
func TestCommentsAreWellFormed(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := expectations(archive); err != nil {
			t.Errorf("%s: %v", filepath.Base(file), err)
		}
		if len(archive.Comment) == 0 {
			t.Errorf("%s: no sentence that says what the situation is", filepath.Base(file))
		}
	}
}

func TestCompareNamesLostAndAddedColumns(t *testing.T) {
	at := func(line int) site { return site{"a.go", line, "email/smtp"} }
	want := map[site]verdict{
		at(1): {grade: "environment", columns: []string{"production"}},
		at(2): {grade: "partial", columns: []string{"staging"}, more: true},
		at(3): {grade: "partial", columns: []string{"staging"}, more: true},
		at(4): {grade: "switch", columns: []string{"staging"}},
		at(5): {grade: "partial", columns: []string{"unset"}},
	}
	got := map[site]verdict{
		at(1): {grade: "partial", columns: []string{"staging", "production"}},
		at(2): {grade: "partial", columns: []string{"staging", "production"}},
		at(4): {grade: "partial", columns: []string{"staging"}},
		at(5): {grade: "partial", columns: []string{"unset"}},
		at(6): {grade: "partial", columns: []string{"unset"}},
		at(7): {grade: "environment"},
	}
	diff := cmp.Diff([]string{
		"a.go:1: email/smtp: want environment production, got partial staging production; added staging",
		"a.go:3: email/smtp: want partial staging, got none; lost staging",
		"a.go:4: email/smtp: want switch staging, got partial staging",
		"a.go:6: email/smtp: want none, got partial unset; added unset",
	}, compare(want, got))
	if diff != "" {
		t.Error(diff)
	}
}
