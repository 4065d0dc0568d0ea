// Package starter writes a project's first envlint.toml: one that changes
// nothing, and says what was found in the code beside the key that could change
// it.
//
// In flow a program and the modules that it requires; out flows the text of the
// file. What is a comment there is valid TOML without its "#".
package starter

import (
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/template"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/reach"
)

//go:embed envlint.toml.tmpl
var text string

var file = template.Must(template.New("envlint.toml").Funcs(template.FuncMap{"list": list}).Parse(text))

// maxGuards is how many functions that ask for the environment are named.
const maxGuards = 12

// A found is what the file tells of the code.
type found struct {
	Variables    []string
	Names        []string
	Guards       []string
	More         int // guards that are not named
	Libraries    []string
	Environments []env.Environment
	Categories   []accepted
}

type accepted struct{ Name, Grade string }

// Write writes the file for a program whose module requires others.
func Write(w io.Writer, p *reach.Program, modules []string, cfg *config.Config) error {
	f := found{
		Variables: p.Variables, Names: names(p, cfg.Universe), Guards: guards(p), Libraries: libraries(modules, cfg.Catalog),
		Environments: cfg.Universe.Environments(),
	}
	if n := len(f.Guards); n > maxGuards {
		f.Guards, f.More = f.Guards[:maxGuards], n-maxGuards
	}
	for _, name := range catalog.CategoryNames() {
		if c := catalog.Categories[name]; c.Accept != "" {
			f.Categories = append(f.Categories, accepted{name, c.Accept})
		}
	}
	return file.Execute(w, f)
}

// names are the names that the code asks for, with the environment that each
// spells.
func names(p *reach.Program, u *env.Universe) []string {
	count := map[string]int{}
	var texts []string
	for _, a := range p.Asked {
		if count[a.Text]++; count[a.Text] == 1 {
			texts = append(texts, a.Text)
		}
	}
	slices.Sort(texts)
	var out []string
	for _, text := range texts {
		out = append(out, fmt.Sprintf("%q: %s (asked %s)", text, meaning(text, u), times(count[text])))
	}
	return out
}

func meaning(text string, u *env.Universe) string {
	if w, ok := u.Lookup(text); ok {
		for _, e := range u.Environments() {
			if class, _ := u.Named(e.Name); class.Has(w) {
				return e.Name
			}
		}
	}
	if near, how := u.Like(text); how != env.Unlike {
		return fmt.Sprintf("not a known name; %q?", near)
	}
	return "not a known name, so one of the others"
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// guards are the functions that ask for the environment.
func guards(p *reach.Program) []string {
	var out []string
	seen := map[string]bool{}
	for _, a := range p.Asked {
		line := fmt.Sprintf("%s (%s)", a.Function, p.Relative(a.Pos.File))
		if !seen[line] {
			seen[line] = true
			out = append(out, line)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Compare(a, b) })
	return out
}

// libraries are the required modules that rules are about.
func libraries(modules []string, c *catalog.Catalog) []string {
	var out []string
	for _, m := range modules {
		var ids []string
		for _, r := range c.InModule(m) {
			ids = append(ids, r.ID)
		}
		if len(ids) > 0 {
			out = append(out, m+": "+strings.Join(ids, ", "))
		}
	}
	slices.Sort(out)
	return out
}

// list writes a list of strings as TOML.
func list(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = fmt.Sprintf("%q", word)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
