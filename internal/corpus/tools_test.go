package corpus

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/envlint/envlint/internal/reach"
)

var given = flag.String("tool", "", "absolute name of an envlint to use instead of building one")

// build compiles the command once for all modules.
func build(t *testing.T) string {
	t.Helper()
	if *given != "" {
		return *given
	}
	tool := filepath.Join(t.TempDir(), "envlint.exe")
	if out, err := exec.Command("go", "build", "-o", tool, "github.com/envlint/envlint/cmd/envlint").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return tool
}

// run returns what a command prints. Exit code 1 stands for findings.
func run(dir, name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PWD="+dir, "GOWORK=", "GOFLAGS=", "GOPROXY=off")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 && stdout.Len() > 0 {
		err = nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w\n%s", filepath.Base(name), strings.Join(args, " "), err, stderr.Bytes())
	}
	return append(stdout.Bytes(), stderr.Bytes()...), nil
}

// matrix asks envlint for every operation of the packages.
func matrix(tool, dir string, patterns ...string) (map[site]verdict, error) {
	out, err := run(dir, tool, append([]string{"matrix", "-format=json"}, patterns...)...)
	if err != nil {
		return nil, err
	}
	var doc struct {
		Operations []struct {
			Rule, File, Grade string
			Line, Calls       int
			Environments      []string
		}
	}
	if err := json.NewDecoder(bytes.NewReader(out)).Decode(&doc); err != nil {
		return nil, fmt.Errorf("matrix: %w\n%s", err, out)
	}
	got := map[site]verdict{}
	for _, op := range doc.Operations {
		s := site{op.File, op.Line, op.Rule}
		got[s] = join(got[s], verdict{grade: op.Grade, columns: op.Environments, calls: op.Calls})
	}
	return got, nil
}

// join is what two operations of one rule on one line amount to.
func join(a, b verdict) verdict {
	if len(a.columns) == 0 {
		return b
	}
	ga, _ := reach.ParseGrade(a.grade)
	gb, _ := reach.ParseGrade(b.grade)
	if gb > ga {
		a.grade = b.grade
	}
	a.calls = max(a.calls, b.calls)
	a.columns = append(slices.Clone(a.columns), minus(b.columns, a.columns)...)
	return a
}

// findings asks envlint what it reports.
func findings(tool, dir string, patterns ...string) (map[site]bool, error) {
	out, err := run(dir, tool, append([]string{"-format=json"}, patterns...)...)
	if err != nil {
		return nil, err
	}
	var doc struct {
		Findings []struct {
			Rule, File string
			Line       int
		}
	}
	if err := json.NewDecoder(bytes.NewReader(out)).Decode(&doc); err != nil {
		return nil, fmt.Errorf("findings: %w\n%s", err, out)
	}
	got := map[site]bool{}
	for _, f := range doc.Findings {
		got[site{f.File, f.Line, f.Rule}] = true
	}
	return got, nil
}

var (
	position = regexp.MustCompile(`^(.*):(\d+):\d+$`)
	bracket  = regexp.MustCompile(`\[([a-z0-9-]+/[a-z0-9-]+)[^\]]*\]$`)
)

// vetFindings asks go vet what envlint reports as its tool. One finding per
// main counts once.
func vetFindings(tool, dir string, patterns ...string) (map[site]bool, error) {
	out, err := run(dir, "go", append([]string{"vet", "-json", "-vettool=" + tool}, patterns...)...)
	if err != nil {
		return nil, err
	}
	got := map[site]bool{}
	dec := json.NewDecoder(bytes.NewReader(withoutHeaders(out)))
	for {
		var doc map[string]map[string]json.RawMessage
		if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
			return got, nil
		} else if err != nil {
			return nil, fmt.Errorf("go vet: %w\n%s", err, out)
		}
		for _, analyzers := range doc {
			for name, raw := range analyzers {
				var diagnostics []struct{ Posn, Message string }
				if err := json.Unmarshal(raw, &diagnostics); err != nil {
					return nil, fmt.Errorf("go vet: %s: %s", name, raw)
				}
				for _, d := range diagnostics {
					pos, rule := position.FindStringSubmatch(d.Posn), bracket.FindStringSubmatch(d.Message)
					if pos == nil || rule == nil {
						return nil, fmt.Errorf("go vet: %s: no place or rule in %s: %s", name, d.Posn, d.Message)
					}
					file, err := filepath.Rel(dir, pos[1])
					if err != nil {
						return nil, err
					}
					line, _ := strconv.Atoi(pos[2])
					got[site{filepath.ToSlash(file), line, rule[1]}] = true
				}
			}
		}
	}
}

// withoutHeaders drops the "# package" lines that go vet prints between the
// JSON of two packages.
func withoutHeaders(out []byte) []byte {
	var kept [][]byte
	for _, line := range bytes.Split(out, []byte("\n")) {
		if !bytes.HasPrefix(line, []byte("# ")) {
			kept = append(kept, line)
		}
	}
	return bytes.Join(kept, []byte("\n"))
}
