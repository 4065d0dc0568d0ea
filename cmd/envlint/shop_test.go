package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const shop = "../../examples/shop"

// laterMistakes need analyzers that do not exist yet.
var laterMistakes = map[string]bool{}

type shopFinding struct {
	Rule, File string
	Line       int
}

func runShop(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(append(args, "-C", shop, "./..."), &stdout, &stderr); code == exitFailed {
		t.Fatalf("envlint %v: exit %d\n%s", args, code, stderr.String())
	}
	return stdout.String()
}

// TestShopExpected keeps EXPECTED.md what envlint says of the shop.
func TestShopExpected(t *testing.T) {
	var b strings.Builder
	b.WriteString("# What envlint says of the shop\n\nWritten by `go test ./cmd/envlint -run Shop -update`; do not edit.\n\n")
	fmt.Fprintf(&b, "## envlint ./...\n\n```text\n%s```\n\n", runShop(t))
	fmt.Fprintf(&b, "## envlint matrix ./...\n\n```text\n%s```\n", runShop(t, "matrix"))
	golden := filepath.Join(shop, "EXPECTED.md")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("EXPECTED.md is out of date (-update rewrites it):\n%s", diff)
	}
}

// TestShopMistakes finds every mistake that is marked in the code, and nothing
// else: the twins are silent.
func TestShopMistakes(t *testing.T) {
	var report struct{ Findings []shopFinding }
	if err := json.Unmarshal([]byte(runShop(t, "-format=json")), &report); err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, f := range report.Findings {
		found[fmt.Sprintf("%s:%d", f.File, f.Line)] = f.Rule
	}
	for place, n := range marked(t) {
		rule, ok := found[place]
		delete(found, place)
		if ok == laterMistakes[n] {
			t.Errorf("mistake %s at %s: found %t (%s)", n, place, ok, rule)
		}
	}
	for place, rule := range found {
		t.Errorf("%s is reported (%s) and marked as no mistake", place, rule)
	}
}

// TestShopAlwaysTheSame compares two runs, byte by byte, with one and with two
// processors.
func TestShopAlwaysTheSame(t *testing.T) {
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	one := runShop(t, "-format=json") + runShop(t, "matrix", "-format=json")
	runtime.GOMAXPROCS(2)
	two := runShop(t, "-format=json") + runShop(t, "matrix", "-format=json")
	if diff := cmp.Diff(one, two); diff != "" {
		t.Error(diff)
	}
}

var mistakeMark = regexp.MustCompile(`// mistake (\d+):`)

// marked maps the line below each mistake's comment to its number.
func marked(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(shop, func(path string, d os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		lines := strings.Split(string(text), "\n")
		for i, line := range lines {
			m := mistakeMark.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			next := i + 1
			for strings.HasPrefix(strings.TrimSpace(lines[next]), "//") {
				next++
			}
			rel, err := filepath.Rel(shop, path)
			if err != nil {
				return err
			}
			out[fmt.Sprintf("%s:%d", filepath.ToSlash(rel), next+1)] = m[1]
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 9 {
		t.Fatalf("only %d mistakes are marked", len(out))
	}
	return out
}
