package driver

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"
)

// compileCgo has cgo write the files that take the place of those with an
// import "C".
func (l *loader) compileCgo(pkgs []*packages.Package) error {
	uses := map[string]bool{} // by path; what tests see of such a package has the same files and more
	var paths []string
	for _, p := range pkgs {
		if path := l.sources[p.ID].path(); !uses[path] && usesCgo(p.GoFiles) {
			uses[path] = true
			paths = append(paths, path)
		}
	}
	if len(paths) == 0 {
		return nil
	}
	made, err := packages.Load(loadConfig(l.options, l.graph.tags, packages.NeedName|packages.NeedFiles|packages.NeedCompiledGoFiles), paths...)
	if err != nil {
		return err
	}
	for _, p := range pkgs {
		s := l.sources[p.ID]
		for _, m := range made {
			if m.PkgPath == s.path() {
				s.addCgo(m)
			}
		}
	}
	return nil
}

// usesCgo reports whether one of the files imports "C". Files that cannot be
// read do not.
func usesCgo(files []string) bool {
	return slices.ContainsFunc(files, func(name string) bool {
		f, _ := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		return f != nil && slices.ContainsFunc(f.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == `"C"` })
	})
}

// addCgo puts the files that cgo made of a package in the place of those that
// they were made from.
func (s *source) addCgo(made *packages.Package) {
	s.errors = append(s.errors, made.Errors...)
	files := slices.Clone(made.CompiledGoFiles)
	for _, name := range s.GoFiles { // of tests
		if !slices.Contains(made.GoFiles, name) {
			files = append(files, name)
		}
	}
	s.CompiledGoFiles = files
	for _, name := range files {
		f, _ := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if f == nil {
			continue
		}
		for _, i := range f.Imports {
			if path, err := strconv.Unquote(i.Path.Value); err == nil && path != "C" && s.listed.Imports[path] == nil {
				s.listed.Imports[path] = &packages.Package{ID: path, PkgPath: path}
			}
		}
	}
}

// path is that of a package without its tests.
func (s *source) path() string {
	if s.listed.ForTest != "" && !strings.HasSuffix(s.listed.PkgPath, "_test") {
		return s.listed.ForTest
	}
	return s.listed.PkgPath
}
