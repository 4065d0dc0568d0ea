package oracle

import (
	"fmt"
	"go/format"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// Module is the path of every generated module.
const Module = "example.test/oracle"

const recSource = `// Package rec records which effects happened.
package rec

import (
	"os"
	"strconv"
	"sync"
)

var (
	mu   sync.Mutex
	seen = map[int]bool{}
)

// Effect writes the site's number, once, without a buffer: the program may
// end at any moment.
func Effect(site int) {
	mu.Lock()
	defer mu.Unlock()
	if !seen[site] {
		seen[site] = true
		os.Stdout.WriteString(strconv.Itoa(site) + "\n")
	}
}
`

const rules = `
[[rule]]
id = "payment/rec"
category = "payment"
severity = "error"
does = "records an effect"
why = "Whoever runs it leaves a trace."
match = ["` + Module + `/rec.Effect"]
`

const environments = `
[environments]
development = ["dev", "local"]
test = ["ci"]
staging = []
production = ["prod", "prd", "Production"]
`

var (
	refPattern  = regexp.MustCompile(`@([a-z]+)\.([A-Za-z0-9_]+)`)
	stdPattern  = regexp.MustCompile(`\b(atomic|cmp|context|errors|os|slices|strings|sync)\.[A-Z]`)
	sitePattern = regexp.MustCompile(`rec\.Effect\((\d+)\)`)
)

// A Place is where a site stands in the printed program.
type Place struct {
	File string // below the module's root
	Line int
}

// Source is a printed program.
type Source struct {
	Files map[string]string // by slash-separated name below the module's root
	Sites map[int]Place
}

// Print writes the program as four packages, or as one if single is set.
// Declarations that nothing refers to are left out.
func (p *Program) Print(single bool) (*Source, error) {
	texts := map[string][]string{}
	for _, d := range p.live() {
		texts[d.Pkg] = append(texts[d.Pkg], text(d.Parts))
	}
	if single {
		var all []string
		for _, pkg := range []string{pkgConfig, pkgGuards, pkgEffects, pkgMain} {
			all = append(all, texts[pkg]...)
		}
		texts = map[string][]string{pkgMain: all}
	}
	src := &Source{Files: map[string]string{
		"go.mod":       "module " + Module + "\n\ngo 1.25\n",
		"rec/rec.go":   recSource,
		"envlint.toml": "version = 1\n" + rules,
	}, Sites: map[int]Place{}}
	if p.Declared {
		src.Files["envlint.toml"] = "version = 1\n" + environments + rules
	}
	for pkg, decls := range texts {
		name := pkg + "/" + pkg + ".go"
		if pkg == pkgMain {
			name = "main.go"
		}
		code, err := file(pkg, decls, single)
		if err != nil {
			return nil, fmt.Errorf("seed %d: %s: %w", p.Seed, name, err)
		}
		src.Files[name] = code
		for i, line := range strings.Split(code, "\n") {
			if m := sitePattern.FindStringSubmatch(line); m != nil {
				n, _ := strconv.Atoi(m[1])
				src.Sites[n] = Place{name, i + 1}
			}
		}
	}
	return src, nil
}

// live returns the declarations that main and the inits refer to, in order.
func (p *Program) live() []*Decl {
	need := map[string]bool{}
	done := map[*Decl]bool{}
	for again := true; again; {
		again = false
		for _, d := range p.Decls {
			wanted := d.Name == "" && d.Of == "" || need[d.Pkg+"."+d.Name] || d.Of != "" && need[d.Pkg+"."+d.Of]
			if done[d] || d.dropped || !wanted {
				continue
			}
			done[d], again = true, true
			for _, m := range refPattern.FindAllStringSubmatch(text(d.Parts), -1) {
				need[m[1]+"."+m[2]] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(p.Decls), func(d *Decl) bool { return !done[d] })
}

func file(pkg string, decls []string, single bool) (string, error) {
	imports := map[string]bool{}
	body := refPattern.ReplaceAllStringFunc(strings.Join(decls, "\n\n"), func(ref string) string {
		from, name, _ := strings.Cut(ref[1:], ".")
		if from == pkg || single && from != "rec" {
			return name
		}
		imports[Module+"/"+from] = true
		return from + "." + name
	})
	for _, m := range stdPattern.FindAllStringSubmatch(body, -1) {
		path := m[1]
		if path == "atomic" {
			path = "sync/atomic"
		}
		imports[path] = true
	}
	var paths []string
	for path := range imports {
		paths = append(paths, strconv.Quote(path))
	}
	sort.Strings(paths)
	code := "package " + pkg + "\n\nimport (\n" + strings.Join(paths, "\n") + "\n)\n\n" + body + "\n"
	out, err := format.Source([]byte(code))
	if err != nil {
		return code, fmt.Errorf("%w in\n%s", err, code)
	}
	return string(out), nil
}

func text(parts []any) string {
	var b strings.Builder
	write(&b, parts)
	return b.String()
}

func write(b *strings.Builder, parts []any) {
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			b.WriteString(p)
		case *Expr:
			write(b, p.Parts)
		case *Block:
			b.WriteString("\n")
			for _, s := range p.Stmts {
				if !s.dropped {
					write(b, s.Parts)
					b.WriteString("\n")
				}
			}
		}
	}
}
