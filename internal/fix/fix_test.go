package fix

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/reach"
)

const source = "package main\n\nfunc main() {\n\tif env == \"prodution\" {\n\tgin.SetMode(gin.DebugMode)\n\t}\n\tgin.SetMode(gin.DebugMode)\n}\n"

func misspelt(column int) reach.Finding {
	return corrected(reach.Fix{Pos: reach.Position{File: "main.go", Line: 4, Column: column}, Len: 11, Text: `"production"`})
}

func corrected(f reach.Fix) reach.Finding {
	return reach.Finding{Operation: reach.Operation{Rule: &catalog.Rule{ID: "envname/misspelt"}, Fix: &f}}
}

func condition(old string) reach.Finding {
	return corrected(reach.Fix{Pos: reach.Position{File: "main.go", Line: 4, Column: 5}, Len: 18, Text: "live()", Old: old})
}

func debugMode(line int) reach.Finding {
	rule := &catalog.Rule{ID: "debug/gin-mode", Fix: &catalog.Fix{From: "DebugMode", To: "ReleaseMode"}}
	return reach.Finding{Operation: reach.Operation{Rule: rule, Pos: reach.Position{File: "main.go", Line: line, Column: 2}}}
}

func behind(f reach.Finding) reach.Finding {
	f.Paths = []reach.Path{{Frames: []reach.Frame{{Guards: []reach.Guard{{Text: "verbose"}}}}}}
	return f
}

func TestPlan(t *testing.T) {
	files := fstest.MapFS{"main.go": {Data: []byte(source)}}
	for _, tt := range []struct {
		name     string
		findings []reach.Finding
		want     string
		left     int
	}{
		{"a name and an argument", []reach.Finding{misspelt(12), debugMode(7)}, strings.NewReplacer("prodution", "production", "}\n\tgin.SetMode(gin.DebugMode)", "}\n\tgin.SetMode(gin.ReleaseMode)").Replace(source), 0},
		{"one edit of two findings", []reach.Finding{misspelt(12), misspelt(12)}, strings.Replace(source, "prodution", "production", 1), 0},
		{"an argument behind a condition", []reach.Finding{behind(debugMode(7)), debugMode(5)}, "", 2},
		{"the file has changed", []reach.Finding{misspelt(11)}, "", 1},
		{"a condition", []reach.Finding{condition(`env == "prodution"`)}, strings.Replace(source, `env == "prodution"`, "live()", 1), 0},
		{"another condition", []reach.Finding{condition(`env == "production"`)}, "", 1},
		{"no such line", []reach.Finding{corrected(reach.Fix{Pos: reach.Position{File: "main.go", Line: 40, Column: 1}, Len: 3})}, "", 1},
		{"no such file", []reach.Finding{corrected(reach.Fix{Pos: reach.Position{File: "../other.go", Line: 1, Column: 1}})}, "", 1},
		{"nothing to correct", []reach.Finding{{Operation: reach.Operation{Rule: &catalog.Rule{}}}}, "", 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := New(tt.findings, files)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, f := range p.Files {
				got += f.New
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if len(p.Left) != tt.left {
				t.Errorf("%d left", len(p.Left))
			}
		})
	}
}

func TestContradictionsAreRefused(t *testing.T) {
	other := misspelt(12)
	other.Fix = &reach.Fix{Pos: other.Fix.Pos, Len: 11, Text: `"staging"`}
	if _, err := New([]reach.Finding{misspelt(12), other}, fstest.MapFS{"main.go": {Data: []byte(source)}}); err == nil {
		t.Error("two texts for one place")
	}
}
