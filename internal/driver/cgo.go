package driver

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strconv"

	"golang.org/x/tools/go/packages"
)

// compileCgo has cgo write, for sources that are new, the files that take the
// place of those with an import "C".
func (l *loader) compileCgo() error {
	uses := map[string][]*source{} // by path; what tests see of such a package has the same files and more
	var patterns []string
	for _, id := range slices.Sorted(maps.Keys(l.sources)) {
		s := l.sources[id]
		if s.compiled {
			continue
		}
		s.compiled = true
		switch path := s.PkgPath; {
		case !usesCgo(s.GoFiles):
			continue
		case path == commandLine:
			patterns = append(patterns, s.GoFiles...)
		case uses[path] == nil:
			patterns = append(patterns, path)
		}
		uses[s.PkgPath] = append(uses[s.PkgPath], s)
	}
	if len(patterns) == 0 {
		return nil
	}
	made, err := packages.Load(loadConfig(l.options, l.graph.tags, packages.NeedName|packages.NeedFiles|packages.NeedCompiledGoFiles), patterns...)
	if err != nil {
		return err
	}
	for _, m := range made {
		for _, s := range uses[m.PkgPath] {
			s.addCgo(m)
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
