package main

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// majors lists, for modules whose rules write "v*", the major versions to look
// in: the newest, because the proxy can be asked for one major at a time only,
// and older ones that have what newer ones dropped or that the proxy serves
// where it refuses the newest.
//
//go:embed majors.txt
var majors string

// concrete lists the import paths that a path with "v*" can stand for.
func concrete(path string) []string {
	before, after, ok := strings.Cut(path, "/v*")
	if !ok {
		return []string{path}
	}
	for line := range strings.Lines(majors) {
		fields := strings.Fields(line)
		if len(fields) < 2 || fields[0] != before {
			continue
		}
		var out []string
		for _, major := range fields[1:] {
			if major == "v1" {
				out = append(out, before+after)
			} else {
				out = append(out, before+"/"+major+after)
			}
		}
		return out
	}
	return []string{before + after}
}

// A library is one package as the proxy serves it.
type library struct {
	pkg     *types.Package
	module  string // path@version
	refused error  // why it cannot be had
}

// A workspace is a module of its own that requires the modules of one rule, so
// that no rule's requirements disturb those of another.
type workspace struct {
	dir  string
	libs map[string][]*library // by the path in the pattern
}

func newWorkspace(dir string) (*workspace, error) {
	if err := os.RemoveAll(dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module verify\n\ngo 1.26\n"), 0o666); err != nil {
		return nil, err
	}
	return &workspace{dir, map[string][]*library{}}, nil
}

// fetch loads the packages that the patterns' paths stand for.
func (w *workspace) fetch(paths []string) {
	byPath := map[string]*library{}
	var found []string
	for _, path := range paths {
		for _, c := range concrete(path) {
			lib := byPath[c]
			if lib == nil {
				lib = &library{}
				byPath[c] = lib
				if lib.refused = w.get(c); lib.refused == nil {
					found = append(found, c)
				}
			}
			w.libs[path] = append(w.libs[path], lib)
		}
	}
	if len(found) > 0 {
		w.load(found, byPath)
	}
	for path, lib := range byPath {
		if lib.pkg == nil && lib.refused == nil {
			lib.refused = fmt.Errorf("%s was not loaded", path)
		}
	}
}

func (w *workspace) load(paths []string, byPath map[string]*library) {
	loaded, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports | packages.NeedDeps |
			packages.NeedTypes | packages.NeedSyntax | packages.NeedTypesInfo | packages.NeedModule,
		Dir:       w.dir,
		Env:       append(w.env(), "CGO_ENABLED=0"),
		ParseFile: declarations,
	}, paths...)
	for _, p := range loaded {
		lib := byPath[p.PkgPath]
		switch {
		case lib == nil:
			continue
		case p.Types == nil || len(p.Types.Scope().Names()) == 0:
			err = errors.Join(err, fmt.Errorf("%s: %v", p.PkgPath, p.Errors))
			continue
		}
		lib.pkg = p.Types
		if p.Module != nil {
			lib.module = p.Module.Path + "@" + p.Module.Version
		}
	}
	for _, lib := range byPath {
		if lib.pkg == nil && lib.refused == nil {
			lib.refused = err
		}
	}
}

func (w *workspace) env() []string {
	return append(slices.Clone(os.Environ()), "GOWORK=off", "GOFLAGS=-mod=mod")
}

// get requires the module of a package in its newest version.
func (w *workspace) get(path string) error {
	if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") {
		return nil // the standard library
	}
	cmd := exec.Command("go", "get", path+"@latest")
	cmd.Dir, cmd.Env = w.dir, w.env()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		return &refusal{path, lastLine(stderr.String()), isGone(path, stderr.String())}
	}
	return nil
}

var foundModule = regexp.MustCompile(`module (\S+)@latest found .*, but does not contain package`)

// isGone tells a module without the package from another major of it, which the
// go command comes upon where the right one is refused.
func isGone(path, stderr string) bool {
	m := foundModule.FindStringSubmatch(stderr)
	return m != nil && !major.MatchString(strings.TrimPrefix(path, m[1])+"/")
}

var major = regexp.MustCompile(`/v[0-9]+/`)

// A refusal says why a package cannot be had.
type refusal struct {
	path, reason string
	// gone says that the module was served and does not have the package.
	gone bool
}

func (r *refusal) Error() string { return r.path + ": " + r.reason }

func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}

// declarations parses a file without the bodies of its functions: checking
// those would take most of the time and tells nothing about symbols.
func declarations(fset *token.FileSet, name string, src []byte) (*ast.File, error) {
	f, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
	if f != nil {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				fn.Body = nil
			}
		}
	}
	return f, err
}
