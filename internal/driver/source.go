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
	"sync"
	"sync/atomic"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"
)

// A source is a package that is parsed and type-checked here.
type source struct {
	*packages.Package                   // as an analysis sees it; its imports are sources only
	listed            *packages.Package // as the go command describes it
	bodies            bool              // functions count; else they are only declared
	compiled          bool              // by cgo, or it does not need it
	// What follows is written while other packages are analysed, and becomes part
	// of the Package when its turn comes.
	parsing, checking, preparing sync.Once

	files      []*ast.File
	info       *types.Info
	errors     []packages.Error
	typeErrors []types.Error
	begun      atomic.Int32 // 0, or who began with it first: ahead or inTurn
	analyzed   bool
}

const (
	ahead  = 1 + iota // somebody who goes ahead of the analysis
	inTurn            // the analysis
)

// begin reports whether nobody has begun with the source.
func (s *source) begin(who int32) bool { return s.begun.CompareAndSwap(0, who) }

func newSource(p *packages.Package, fset *token.FileSet, sizes types.Sizes) *source {
	return &source{listed: p, errors: slices.Clone(p.Errors), Package: &packages.Package{
		ID: p.ID, Name: p.Name, PkgPath: p.PkgPath, Module: p.Module, ForTest: p.ForTest,
		Errors: p.Errors, GoFiles: p.GoFiles, CompiledGoFiles: p.GoFiles, OtherFiles: p.OtherFiles, IgnoredFiles: p.IgnoredFiles,
		Fset: fset, Types: types.NewPackage(p.PkgPath, p.Name), TypesSizes: sizes, Imports: map[string]*packages.Package{},
	}}
}

func (s *source) parse() {
	s.parsing.Do(func() {
		for _, name := range s.CompiledGoFiles {
			f, err := parser.ParseFile(s.Fset, name, nil, parser.ParseComments|parser.AllErrors|parser.SkipObjectResolution)
			if err != nil {
				s.fail(err)
			}
			if f != nil && f.Package.IsValid() {
				s.files = append(s.files, f)
			}
		}
	})
}

// check type-checks the package, whose imports resolve finds checked.
func (s *source) check(resolve func(path string) (*types.Package, error)) {
	bytes := 0 // of code, of which few packages have less than a dozen for an expression
	for _, f := range s.files {
		bytes += int(f.FileEnd - f.FileStart)
		for _, c := range f.Comments {
			bytes -= int(c.End() - c.Pos())
		}
	}
	s.info = &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue, bytes/12), Defs: make(map[*ast.Ident]types.Object, bytes/64), Uses: make(map[*ast.Ident]types.Object, bytes/16),
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
	known := len(s.errors)
	if err := types.NewChecker(cfg, s.Fset, s.Types, s.info).Files(s.files); err != nil && len(s.errors) == known {
		s.fail(err)
	}
}

// fail adds an error of the parser or the type checker.
func (s *source) fail(err error) {
	add := func(kind packages.ErrorKind, pos, msg string) {
		s.errors = append(s.errors, packages.Error{Kind: kind, Pos: pos, Msg: msg})
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
		s.typeErrors = append(s.typeErrors, wrong)
		add(packages.TypeError, wrong.Fset.Position(wrong.Pos).String(), wrong.Msg)
	case errors.As(err, &file):
		add(packages.ParseError, file.Path+":1", file.Err.Error())
	default:
		add(packages.UnknownError, "-", err.Error())
	}
}

// hand gives what is known of the package to an analysis, once.
func (s *source) hand(pass *analysis.Pass) {
	s.Errors, s.TypeErrors, s.IllTyped = s.errors, s.typeErrors, len(s.errors) > 0
	if s.bodies {
		pass.Files, pass.TypesInfo, pass.TypeErrors = s.files, s.info, s.typeErrors
	}
	s.files, s.info, s.analyzed = nil, nil, true
}

type importer func(path string) (*types.Package, error)

func (i importer) Import(path string) (*types.Package, error) { return i(path) }
