package driver

import (
	"errors"
	"go/token"
	"go/types"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// A loader makes packages that the go command has listed ready to be analysed.
// What they import of others comes from the compiler, before anything is
// analysed; they themselves are parsed and type-checked shortly before their
// turn comes, and their syntax is forgotten when it is over. So little of it is
// in memory at once, and the go command need not compile them, as it does for
// packages.Load.
type loader struct {
	options Options
	graph   *graph
	fset    *token.FileSet
	exports *exports
	// sources are the packages that are type-checked here, by id: what tests see
	// of a package is another one than what programs see.
	sources  map[string]*source
	turns    chan struct{} // as many as there are processors
	ahead    chan struct{} // as many as are checked before their turn
	problems []string      // with what others export
}

func (g *graph) loader(o Options) *loader {
	fset := token.NewFileSet()
	processors := runtime.GOMAXPROCS(0)
	return &loader{
		options: o, graph: g, fset: fset, exports: newExports(fset), sources: map[string]*source{},
		turns: make(chan struct{}, processors), ahead: make(chan struct{}, 4*processors),
	}
}

// load makes the packages ready and returns them as an analysis sees them, with
// a function to call when the analysis is over. It also asks for what those
// import that are likely to follow, because to ask the go command again costs
// more.
func (l *loader) load(wanted, likely []*packages.Package) (pkgs []*packages.Package, over func(), err error) {
	sources := make([]*source, len(wanted))
	for i, p := range wanted {
		s := l.source(p)
		s.bodies, sources[i] = true, s
		pkgs = append(pkgs, s.Package)
	}
	if err := l.connect(wanted); err != nil {
		return nil, nil, err
	}
	connected, over := l.checkAhead(sources)
	if err := l.readExports(wanted, likely); err != nil {
		over()
		return nil, nil, err
	}
	connected()
	return pkgs, over, nil
}

// readExports reads what the sources among the packages import of others.
func (l *loader) readExports(wanted, likely []*packages.Package) error {
	key, known := l.exportsKey()
	if known {
		l.exports.recall(l.options.Store, key)
	}
	for {
		imports := l.imports(wanted)
		if err := l.exports.ask(l.options, l.graph.tags, append(l.outside(likely), imports...)); err != nil {
			return err
		}
		failed := slices.DeleteFunc(slices.Clone(imports), l.exports.settled)
		if len(failed) == 0 {
			if known {
				l.exports.store(l.options.Store, key)
			}
			l.exports.read(imports)
			return nil
		}
		for _, p := range failed { // it does not compile, and is taken as far as it goes
			l.source(p)
			for _, e := range l.exports.errors[p.PkgPath] {
				if !l.graph.broken[p.PkgPath] {
					l.problems = append(l.problems, l.graph.problem(p, e))
				}
			}
		}
		if err := l.connect(wanted); err != nil {
			return err
		}
	}
}

// source is the package as one that is type-checked here.
func (l *loader) source(p *packages.Package) *source {
	s := l.sources[p.ID]
	if s == nil {
		s = newSource(p, l.fset, l.graph.sizes)
		l.sources[p.ID] = s
	}
	return s
}

// connect links the sources among the packages and what they import to each
// other. What tests see of a package is a source, and so is what imports one:
// the compiler has another idea of what it imports.
func (l *loader) connect(pkgs []*packages.Package) error {
	for p := range packages.Postorder(pkgs) {
		if p.ForTest != "" {
			l.source(p)
		}
		for path, imp := range p.Imports {
			if dep := l.sources[imp.ID]; dep != nil {
				l.source(p).Imports[path] = dep.Package
			}
		}
	}
	return l.compileCgo()
}

// imports are the packages that sources among these and what they import import,
// and that are none.
func (l *loader) imports(pkgs []*packages.Package) (others []*packages.Package) {
	seen := map[*packages.Package]bool{}
	for p := range packages.Postorder(pkgs) {
		if l.sources[p.ID] == nil {
			continue
		}
		for _, imp := range p.Imports {
			if l.sources[imp.ID] == nil && !seen[imp] && imp.PkgPath != "unsafe" {
				seen[imp] = true
				others = append(others, imp)
			}
		}
	}
	slices.SortFunc(others, func(a, b *packages.Package) int { return strings.Compare(a.PkgPath, b.PkgPath) })
	return others
}

// outside are the packages that the project's own among these import, directly
// or not, of others.
func (l *loader) outside(pkgs []*packages.Package) (others []*packages.Package) {
	for p := range packages.Postorder(pkgs) {
		if !own(p, l.options.Config) {
			continue
		}
		for _, imp := range p.Imports {
			if !own(imp, l.options.Config) && imp.ForTest == "" && imp.PkgPath != "unsafe" {
				others = append(others, imp)
			}
		}
	}
	return others
}

// importPath resolves the import of a path in a source.
func (l *loader) importPath(s *source, path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if dep := s.Imports[path]; dep != nil {
		return dep.Types, nil
	}
	imp := s.listed.Imports[path]
	if path == "C" {
		return nil, errors.New("cgo has failed")
	}
	if imp == nil {
		return nil, errors.New("it is not listed, for which an import cycle may be the reason")
	}
	return l.exports.pkg(imp.PkgPath)
}
