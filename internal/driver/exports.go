package driver

import (
	"errors"
	"fmt"
	"go/token"
	"go/types"
	"maps"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/gcexportdata"
	"golang.org/x/tools/go/packages"

	"github.com/envlint/envlint/internal/replay"
)

// Exports are packages as the compiler describes them to those that import them.
type exports struct {
	fset *token.FileSet
	// files hold the descriptions, by package path. Of a package that does not
	// compile there is none, and the name is empty.
	files  map[string]string
	errors map[string][]packages.Error // of the compiler
	// packages were read, or are mentioned by those that were.
	packages map[string]*types.Package
	failed   map[string]error
	asked    bool // the go command
}

func newExports(fset *token.FileSet) *exports {
	return &exports{
		fset: fset, files: map[string]string{}, errors: map[string][]packages.Error{},
		packages: map[string]*types.Package{}, failed: map[string]error{},
	}
}

// recall takes over what an earlier run has stored, where the files are still
// there: their names are hashes of what is in them.
func (e *exports) recall(s *replay.Store, k replay.Key) {
	files, _ := replay.Get[map[string]string](s, k)
	for path, name := range files {
		if _, err := os.Stat(name); err == nil {
			e.files[path] = name
		}
	}
}

// store keeps for later runs what the go command has said.
func (e *exports) store(s *replay.Store, k replay.Key) {
	if !e.asked {
		return
	}
	files := maps.Clone(e.files)
	maps.DeleteFunc(files, func(_, name string) bool { return name == "" })
	s.Put(k, files)
}

// ask has the go command compile those of the packages that it was not asked
// for before.
func (e *exports) ask(o Options, tags []string, pkgs []*packages.Package) error {
	var paths []string
	for _, p := range pkgs {
		if _, known := e.files[p.PkgPath]; known || e.failed[p.PkgPath] != nil {
			continue
		}
		if len(p.Errors) > 0 && len(p.GoFiles) == 0 {
			e.failed[p.PkgPath] = errors.New(oneLine(p.Errors[0].Msg))
			continue
		}
		e.files[p.PkgPath] = ""
		paths = append(paths, pattern(p.PkgPath))
	}
	if len(paths) == 0 {
		return nil
	}
	e.asked = true
	loaded, err := packages.Load(loadConfig(o, tags, packages.NeedName|packages.NeedExportFile), paths...)
	if err != nil {
		return err
	}
	for _, p := range loaded {
		e.files[p.PkgPath] = p.ExportFile
		e.errors[p.PkgPath] = p.Errors
	}
	return nil
}

// pattern is that for a package: without modules, one of a relative
// import is called by its directory, with an underscore before it.
func pattern(path string) string {
	if dir, ok := strings.CutPrefix(path, "_/"); ok {
		return "/" + dir
	}
	return path
}

// settled reports whether the package compiles, or is none.
func (e *exports) settled(p *packages.Package) bool {
	return e.files[p.PkgPath] != "" || e.failed[p.PkgPath] != nil
}

// read reads the packages. It has to be done before anybody looks at one of
// them, because what it says of one can add to another.
func (e *exports) read(pkgs []*packages.Package) {
	for _, p := range pkgs {
		path := p.PkgPath
		if known := e.packages[path]; known != nil && known.Complete() || e.failed[path] != nil {
			continue
		}
		if err := e.readFile(path); err != nil {
			e.failed[path] = fmt.Errorf("reading export data of %s: %w", path, err)
		}
	}
}

func (e *exports) readFile(path string) error {
	f, err := os.Open(e.files[path])
	if err != nil {
		return err
	}
	defer f.Close()
	r, err := gcexportdata.NewReader(f)
	if err != nil {
		return err
	}
	_, err = gcexportdata.Read(r, e.fset, e.packages, path)
	return err
}

// pkg is a package that was read.
func (e *exports) pkg(path string) (*types.Package, error) {
	if err := e.failed[path]; err != nil {
		return nil, err
	}
	if p := e.packages[path]; p != nil && p.Complete() {
		return p, nil
	}
	return nil, fmt.Errorf("no metadata for %s", path)
}

// exportsKey stands for everything that decides what the compiler says of others
// than the project. It is not ok where that cannot be known.
func (l *loader) exportsKey() (k replay.Key, ok bool) {
	if l.options.Store == nil || l.graph.overlaid() || l.graph.shared {
		return k, false
	}
	h := replay.NewHash()
	l.graph.print(h)
	fmt.Fprintf(h, "exports, tags %q\n", l.graph.tags)
	printer := l.graph.printer(h)
	for p := range packages.Postorder(slices.Concat(l.graph.matched, l.graph.tests)) {
		if l.sources[p.ID] == nil && p.ForTest == "" && !own(p, l.options.Config) {
			printer.print(p)
		}
	}
	return replay.Sum(h), printer.err == nil
}
