package corpus

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/reach"
	"golang.org/x/tools/txtar"
)

// A site is what both sides of a comparison agree to name an operation by.
type site struct {
	file string
	line int
	rule string
}

func (s site) String() string { return fmt.Sprintf("%s:%d: %s", s.file, s.line, s.rule) }

// A verdict is where an operation can run and its grade. The zero verdict is
// that of an operation that can never run.
type verdict struct {
	grade   string
	columns []string
	more    bool // the analysis may add columns
	calls   int  // of a client: the operations for which it stands
}

func (v verdict) String() string {
	if len(v.columns) == 0 {
		return "none"
	}
	return v.grade + " " + strings.Join(v.columns, " ")
}

// isFinding says whether the default policy reports the operation. Where only
// a credential decides, the client is reported and not its calls.
func (v verdict) isFinding(rule string) bool {
	if len(v.columns) == 0 || v.grade == reach.Credential.String() && v.calls == 0 {
		return false
	}
	category, _, _ := strings.Cut(rule, "/")
	grade, _ := reach.ParseGrade(v.grade)
	accept, _ := reach.ParseGrade(catalog.Categories[category].Accept)
	return grade > accept
}

var (
	comment = regexp.MustCompile(`// env: (.*)$`)
	columns = []string{"development", "test", "qa", "staging", "uat", "preprod", "demo", "production", "unset", "other"}
)

// expectations reads the comments of a module. A line with "none" gets no
// entry: what is not expected must not be found.
func expectations(a *txtar.Archive) (map[site]verdict, error) {
	want := map[site]verdict{}
	for _, f := range a.Files {
		for i, line := range bytes.Split(f.Data, []byte("\n")) {
			m := comment.FindSubmatch(line)
			if m == nil || string(m[1]) == "none" {
				continue
			}
			rule, v, err := parse(string(m[1]))
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", f.Name, i+1, err)
			}
			want[site{f.Name, i + 1, rule}] = v
		}
	}
	return want, nil
}

func parse(text string) (rule string, v verdict, err error) {
	words := strings.Fields(text)
	if len(words) > 0 && words[len(words)-1] == "..." {
		v.more = true
		words = words[:len(words)-1]
	}
	if len(words) < 3 {
		return "", v, fmt.Errorf("%q: expected a rule, a grade and columns, or none", text)
	}
	rule, v.grade, v.columns = words[0], words[1], words[2:]
	category, _, _ := strings.Cut(rule, "/")
	if _, ok := catalog.Categories[category]; !ok {
		return "", v, fmt.Errorf("%q: no category %q", text, category)
	}
	if _, ok := reach.ParseGrade(v.grade); !ok {
		return "", v, fmt.Errorf("%q: no grade %q", text, v.grade)
	}
	last := -1
	for _, c := range v.columns {
		i := slices.Index(columns, c)
		if i <= last {
			return "", v, fmt.Errorf("%q: column %q is unknown or out of order", text, c)
		}
		last = i
	}
	return rule, v, nil
}

// compare lists what differs, one line a site: "lost" columns are runs that
// the analysis misses, "added" ones are only imprecise.
func compare(want, got map[site]verdict) []string {
	var out []string
	for s, w := range want {
		g := got[s]
		lost, added := minus(w.columns, g.columns), minus(g.columns, w.columns)
		if w.more {
			added = nil
		}
		if len(lost) == 0 && len(added) == 0 && (w.more || w.grade == g.grade) {
			continue
		}
		line := fmt.Sprintf("%v: want %v, got %v", s, w, g)
		if len(lost) > 0 {
			line += "; lost " + strings.Join(lost, " ")
		}
		if len(added) > 0 {
			line += "; added " + strings.Join(added, " ")
		}
		out = append(out, line)
	}
	for s, g := range got {
		if _, ok := want[s]; !ok && len(g.columns) > 0 {
			out = append(out, fmt.Sprintf("%v: want none, got %v; added %s", s, g, strings.Join(g.columns, " ")))
		}
	}
	slices.Sort(out)
	return out
}

func minus(a, b []string) []string {
	var out []string
	for _, x := range a {
		if !slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return out
}
