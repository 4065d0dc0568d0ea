package driver

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"io/fs"
	"slices"
	"strconv"

	"golang.org/x/tools/go/packages"
)

// A source is a package that is type-checked here.
type source struct {
	*packages.Package                   // as an analysis sees it; its imports are sources only
	listed            *packages.Package // as the go command describes it
	bodies            bool              // functions count; else they are only declared
	checked           bool
}

func newSource(p *packages.Package, fset *token.FileSet, sizes types.Sizes) *source {
	return &source{listed: p, Package: &packages.Package{
		ID: p.ID, Name: p.Name, PkgPath: p.PkgPath, Module: p.Module, ForTest: p.ForTest,
		GoFiles: p.GoFiles, CompiledGoFiles: p.GoFiles, OtherFiles: p.OtherFiles, IgnoredFiles: p.IgnoredFiles,
		Errors: slices.Clone(p.Errors), Imports: map[string]*packages.Package{},
		Fset: fset, Types: types.NewPackage(p.PkgPath, p.Name), TypesSizes: sizes,
	}}
}

// check parses and type-checks the package, whose imports resolve reads.
func (s *source) check(resolve func(path string) (*types.Package, error)) {
	for _, name := range s.CompiledGoFiles {
		f, err := parser.ParseFile(s.Fset, name, nil, parser.ParseComments|parser.AllErrors|parser.SkipObjectResolution)
		if err != nil {
			s.fail(err)
		}
		if f != nil {
			s.Syntax = append(s.Syntax, f)
		}
	}
	s.TypesInfo = &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}
	cfg := &types.Config{
		Importer: importer(resolve), Sizes: s.TypesSizes, Error: s.fail,
		IgnoreFuncBodies: !s.bodies, FakeImportC: !s.bodies,
	}
	if s.Module != nil && s.Module.GoVersion != "" {
		cfg.GoVersion = "go" + s.Module.GoVersion
	}
	known := len(s.Errors)
	if err := types.NewChecker(cfg, s.Fset, s.Types, s.TypesInfo).Files(s.Syntax); err != nil && len(s.Errors) == known {
		s.fail(err)
	}
	s.IllTyped = len(s.Errors) > 0
	s.checked = true
}

// fail adds an error of the parser or the type checker.
func (s *source) fail(err error) {
	add := func(kind packages.ErrorKind, pos, msg string) {
		s.Errors = append(s.Errors, packages.Error{Kind: kind, Pos: pos, Msg: msg})
	}
	var list scanner.ErrorList
	var wrong types.Error
	var file *fs.PathError
	switch {
	case errors.As(err, &list):
		for _, e := range list {
			add(packages.ParseError, e.Pos.String(), e.Msg)
		}
	case errors.As(err, &wrong):
		s.TypeErrors = append(s.TypeErrors, wrong)
		add(packages.TypeError, wrong.Fset.Position(wrong.Pos).String(), wrong.Msg)
	case errors.As(err, &file):
		add(packages.ParseError, file.Path+":1", file.Err.Error())
	default:
		add(packages.UnknownError, "-", err.Error())
	}
}

type importer func(path string) (*types.Package, error)

func (i importer) Import(path string) (*types.Package, error) { return i(path) }

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
	s.Errors = append(s.Errors, made.Errors...)
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
