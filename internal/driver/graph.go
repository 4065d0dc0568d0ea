package driver

import (
	"fmt"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/envlint/envlint/internal/config"
)

// A graph is the import graph of what the patterns match, without syntax: it
// decides of which packages the syntax is worth loading.
type graph struct {
	build
	tags     []string // build tags
	matched  []*packages.Package
	all      []*packages.Package // in depth-first post-order
	modules  map[string]string   // directory of each own module, by path; empty for others
	problems []string
	broken   map[string]bool     // packages that could not be loaded
	tests    []*packages.Package // with test files, of what is matched; nil unless asked for
}

func loadGraph(o Options, tags []string, b build) (*graph, error) {
	mode := packages.NeedName | packages.NeedImports | packages.NeedDeps | packages.NeedModule | packages.NeedFiles |
		packages.NeedEmbedFiles // asks whether they are there
	cfg := loadConfig(o, tags, mode)
	if o.Tests != nil {
		cfg.Tests = true
		cfg.Mode |= packages.NeedForTest
	}
	loaded, err := packages.Load(cfg, o.Patterns...)
	if err != nil {
		return nil, fmt.Errorf("%s", oneLine(err.Error()))
	}
	matched, tested := splitTests(loaded)
	if len(matched) == 0 {
		return nil, fmt.Errorf("%w: %s matches none", ErrNoPackages, strings.Join(o.Patterns, " "))
	}
	g := &graph{tags: tags, matched: matched, build: b, modules: map[string]string{}, broken: map[string]bool{}, tests: tested}
	for p := range packages.Postorder(matched) {
		g.all = append(g.all, p)
		if m := p.Module; m != nil && own(p, o.Config) {
			g.modules[m.Path] = m.Dir
		} else if m != nil {
			g.modules[m.Path] = g.modules[m.Path] // of some modules only a part is ours
		}
		if p.PkgPath == commandLine && len(p.GoFiles) > 0 {
			g.modules[commandLine] = filepath.Dir(p.GoFiles[0])
		}
		for _, e := range p.Errors {
			g.broken[p.PkgPath] = true
			g.problems = append(g.problems, g.problem(p, e))
		}
	}
	return g, nil
}

func loadConfig(o Options, tags []string, mode packages.LoadMode) *packages.Config {
	cfg := &packages.Config{Mode: mode, Dir: o.Dir}
	// Files that cgo makes name their source, and have to name it in full.
	cfg.BuildFlags = []string{"-trimpath=false"}
	if len(tags) > 0 {
		cfg.BuildFlags = append(cfg.BuildFlags, "-tags="+strings.Join(tags, ","))
	}
	return cfg
}

// roots are the packages that need syntax: the project's own; packages of
// dependencies through which an effect can be reached, because a wrapper of an
// effect is one; and whatever lies between two of them, because its function
// bodies would be missing and pass for harmless. The standard library never
// needs it: rules name its symbols.
//
// Rules about settings do not count here: with all of them, 211 of kratos' 726
// dependencies would be loaded, with the effects 2.
func (g *graph) roots(cfg *config.Config) []*packages.Package { return roots(g.matched, cfg) }

// roots are those among the packages and what they import.
func roots(pkgs []*packages.Package, cfg *config.Config) (roots []*packages.Package) {
	leads := leading(pkgs, func(p *packages.Package) bool { return own(p, cfg) || cfg.Catalog.EffectPackage(p.PkgPath) })
	for p := range packages.Postorder(pkgs) {
		if len(p.GoFiles) > 0 && (own(p, cfg) || p.Module != nil && leads[p]) {
			roots = append(roots, p)
		}
	}
	return roots
}

// leading are those among the packages and what they import that import, directly
// or not, such a package.
func leading(pkgs []*packages.Package, such func(*packages.Package) bool) map[*packages.Package]bool {
	leads := map[*packages.Package]bool{}
	for p := range packages.Postorder(pkgs) {
		for _, imp := range p.Imports {
			if leads[imp] || such(imp) {
				leads[p] = true
				break
			}
		}
	}
	return leads
}

// own reports whether a package belongs to the project: to the main module, to
// one of the workspace, to one that the configuration names, or to none, as
// files named on the command line do.
func own(p *packages.Package, cfg *config.Config) bool {
	if p.Module == nil {
		return p.PkgPath == commandLine
	}
	return p.Module.Main || cfg.IsOwn(p.PkgPath)
}

// commandLine is what the go command calls a package of files named one by one.
const commandLine = "command-line-arguments"

// excluded are the Go files that build constraints leave out of the project's
// packages. Test files say nothing about deployments.
func (g *graph) excluded() []string {
	var files []string
	for _, p := range g.all {
		if p.Module == nil || g.modules[p.Module.Path] == "" {
			continue
		}
		for _, f := range p.IgnoredFiles {
			if strings.HasSuffix(f, ".go") && !strings.HasSuffix(f, "_test.go") && !strings.HasPrefix(filepath.Base(f), "_") {
				files = append(files, f)
			}
		}
	}
	return files
}
