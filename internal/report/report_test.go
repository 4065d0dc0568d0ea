package report

import (
	"strings"
	"testing"

	"github.com/envlint/envlint/internal/baseline"
	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/reach"
)

func sample(line int, set env.Set, grade reach.Grade) *Report {
	rule := &catalog.Rule{ID: "payment/stripe", Category: "payment", Severity: "error", Does: "charges cards"}
	p := &reach.Program{
		Mains: []string{"example.com/shop"}, Variables: []string{"APP_ENV"},
		Operations: []reach.Operation{{
			Rule: rule, Call: "charge.New", Pos: reach.Position{File: "pay.go", Line: line, Column: 3},
			Paths: []reach.Path{{Main: "example.com/shop", Set: set, Grade: grade, Frames: []reach.Frame{{Function: "shop.main", Pos: reach.Position{File: "pay.go", Line: line, Column: 3}}}}},
		}},
	}
	return New(p, config.Default(), false, "devel")
}

func named(t *testing.T, names ...string) env.Set {
	t.Helper()
	var s env.Set
	for _, n := range names {
		w, ok := env.Default().Named(n)
		if !ok {
			t.Fatal(n)
		}
		s = s.Union(w)
	}
	return s
}

func TestFingerprint(t *testing.T) {
	of := func(r *Report) string { return baseline.Identify(&r.Findings[0], r.view).Fingerprint() }
	base := of(sample(10, named(t, "staging"), reach.Unguarded))
	if of(sample(90, named(t, "staging"), reach.Unguarded)) != base {
		t.Error("a line that moved must not make a new finding")
	}
	if of(sample(10, named(t, "staging", "unset"), reach.Unguarded)) == base {
		t.Error("one more forbidden environment must make a new finding")
	}
	if of(sample(10, named(t, "staging"), reach.Partial)) == base {
		t.Error("another grade must make a new finding")
	}
}

func TestClosing(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   reach.Summary
		want string
	}{
		{"everything", reach.Summary{Mains: 2, Variables: []string{"APP_ENV"}, Operations: 61, Findings: 9, ByConfiguration: 31, Guarded: 21, FilesExcluded: 3},
			"2 mains, environment from APP_ENV: 61 operations, 9 findings, 31 by configuration only (not shown, -strict), 21 guarded; 3 files excluded by build tags"},
		{"singular and left out", reach.Summary{Mains: 1, Operations: 1, Findings: 1, Suppressed: 1, FilesExcluded: 1},
			"1 main, no environment variable is read: 1 operation, 1 finding, 0 guarded, 1 excluded by the configuration; 1 file excluded by build tags"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := closing(tt.in); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestTextDoesNotRepeatTheLineOfTheFinding(t *testing.T) {
	var b strings.Builder
	if err := Text(&b, sample(10, named(t, "staging"), reach.Unguarded)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "via") {
		t.Error(b.String())
	}
}

func TestCell(t *testing.T) {
	staging := env.Column{Name: "staging", Worlds: named(t, "staging")}
	for _, tt := range []struct {
		name      string
		set, bare env.Set
		want      string
	}{
		{"runs bare", named(t, "staging"), named(t, "staging"), runs},
		{"runs when configured", named(t, "staging"), env.Set{}, depends},
		{"runs elsewhere", named(t, "production"), named(t, "production"), cannot},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := cell(reach.Path{Set: tt.set, Bare: tt.bare}, staging); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
