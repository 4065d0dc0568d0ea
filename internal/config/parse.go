package config

import (
	"cmp"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/envlint/envlint/internal/catalog"
)

// topLevel are the keys of a file; unsupported ones are part of the planned
// format, but nothing acts on them, so they are refused rather than ignored.
var (
	topLevel    = []string{"version", "environments", "policy", "guards", "modules", "roots", "root", "rules", "rule", "exclude", "build", "include-vet"}
	unsupported = []string{"build-tags"}
)

// Parse reads a configuration from text; path is for messages.
func Parse(path, text string) (*Config, error) {
	var raw map[string]any
	meta, err := toml.Decode(text, &raw)
	r := &reader{file: display(path)}
	if err != nil {
		return nil, syntax(r.file, text, err)
	}
	r.places = locate(text)
	var order []string
	for _, k := range meta.Keys() {
		if len(k) == 2 && k[0] == "environments" && !slices.Contains(order, k[1]) {
			order = append(order, k[1])
		}
	}
	c, err := read(r, raw, order)
	if err != nil {
		return nil, err
	}
	c.Path = path
	return c, nil
}

// read checks the content of a configuration. The order of its environments is
// the order of promotion, which a map does not keep.
func read(r *reader, raw map[string]any, order []string) (*Config, error) {
	c := &Config{Policy: defaultPolicy()}
	top := table{r: r, m: raw}
	if v := top.integer("version"); top.has("version") && v != 1 {
		if _, isInt := raw["version"].(int64); isInt {
			r.report(sub("", "version"), "version %d is not supported; this envlint reads version 1", v)
		}
	}
	var known []string
	for _, k := range unsupported {
		if top.has(k) {
			r.reportKey(sub("", k), "%q is not supported yet", k)
			known = append(known, k)
		}
	}
	top.only(append(known, topLevel...)...)

	c.readEnvironments(top, order)
	c.readRules(top)
	c.readPolicy(top)
	c.readGuards(top)
	c.readModules(top)
	c.readRoots(top)
	c.readExcludes(top)
	c.readBuild(top)
	c.IncludeVet = top.boolean("include-vet")
	if len(r.problems) > 0 {
		slices.SortStableFunc(r.problems, func(a, b Problem) int {
			return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
		})
		return nil, r.problems
	}
	if len(raw) > 0 {
		canonical, err := json.Marshal(raw) // sorted keys; the order of environments counts beside it
		if err != nil {
			return nil, err
		}
		c.content = string(canonical) + strings.Join(order, "\n")
	}
	return c.withRules(), nil
}

// syntax gives an error of the toml package the common form. Its line is one
// too high where a line ends too early, so the offset decides.
func syntax(file, text string, err error) error {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return Problems{{file, 1, 1, strings.TrimPrefix(err.Error(), "toml: ")}}
	}
	before := text[:min(max(parse.Position.Start, 0), len(text))]
	line := strings.Count(before, "\n") + 1
	return Problems{{file, line, len(before) - strings.LastIndexByte(before, '\n'), parse.Message}}
}

// display shortens a path below the working directory.
func display(path string) string {
	if !filepath.IsAbs(path) {
		return path
	}
	wd, err := os.Getwd()
	if err != nil {
		return path
	}
	rel, err := filepath.Rel(wd, path)
	if err != nil || strings.HasPrefix(rel, "..") {
		return path
	}
	return rel
}

// builtinCatalog is nil-safe for callers that collect problems.
func builtinCatalog(r *reader) *catalog.Catalog {
	c, err := catalog.Builtin()
	if err != nil {
		r.report("", "the rules that ship with envlint: %v", err)
		c, _ = catalog.New(nil)
	}
	return c
}
