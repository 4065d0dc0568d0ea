package reach_test

import (
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/txtar"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/reach"
)

// limit is how long the analysis of a program of at most sourceLimit bytes may
// take: far more than it does, on a machine that is busy.
const (
	limit       = time.Minute
	sourceLimit = 20_000
)

var kept = flag.String("fuzz.source", "", "file to write the mutated program to")

// FuzzInterpret analyses programs that type-check: the seeds, and what random
// changes make of them. No function may make the analysis panic, contained or
// not, and all must end.
func FuzzInterpret(f *testing.F) {
	for _, src := range seeds(f) {
		f.Add(src, []byte{})
		f.Add(src, []byte("\x02\x80\x40\x04\x00\x40\x80\x00\x03\xc0\x20\x06\x02\x20\xf0\x0b"))
	}
	f.Fuzz(func(t *testing.T, src string, choices []byte) {
		if len(src) > sourceLimit || len(choices) > 64 {
			return
		}
		p, err := check(src)
		if err != nil {
			return
		}
		p = mutated(p, choices)
		if *kept != "" {
			if err := os.WriteFile(*kept, []byte(p.source), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		late := time.AfterFunc(limit, func() { panic("still analysing after " + limit.String() + ":\n" + p.source) })
		defer late.Stop()
		if err := p.analyse(); err != nil {
			t.Errorf("%v\n%s", err, p.source)
		}
	})
}

// Changes that the type checker refuses would make the target above one about
// the type checker.
func TestChangesMakeOtherPrograms(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	changed, all := 0, 0
	for _, src := range seeds(t) {
		p, err := check(src)
		if err != nil {
			t.Fatal(err)
		}
		all++
		if q := mutated(p, []byte{byte(r.Uint32()), byte(r.Uint32()), byte(r.Uint32()), byte(r.Uint32())}); q.source != p.source {
			changed++
		}
	}
	if t.Logf("%d of %d changed", changed, all); changed < all/3 {
		t.Errorf("only %d of %d are changed by one change", changed, all)
	}
}

// seeds are the files that stand alone: those of the analysers' tests, and the
// modules of the corpus that are one file.
func seeds(f testing.TB) []string {
	f.Helper()
	var out []string
	add := func(src string) {
		if _, err := check(src); err == nil {
			out = append(out, src)
		}
	}
	root := filepath.Join("..", "..", "testdata")
	err := filepath.WalkDir(filepath.Join(root, "src"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		src, err := os.ReadFile(path)
		if err == nil {
			add(string(src))
		}
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	modules, err := filepath.Glob(filepath.Join(root, "corpus", "*.txtar"))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range modules {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if strings.HasSuffix(file.Name, ".go") {
				add(string(file.Data))
			}
		}
	}
	if len(out) < 50 {
		f.Fatalf("only %d seeds", len(out))
	}
	return out
}

// A program is one package of one file that type-checks.
type program struct {
	source string
	fset   *token.FileSet
	file   *ast.File
	pkg    *types.Package
	info   *types.Info
}

// standardImports are what programs may import: others cost more than they
// tell, or are not there.
var standardImports = map[string]bool{
	"bytes": true, "cmp": true, "context": true, "errors": true, "flag": true, "fmt": true, "io": true, "iter": true, "log": true,
	"maps": true, "net/http": true, "net/smtp": true, "os": true, "os/exec": true, "reflect": true, "regexp": true, "slices": true,
	"sort": true, "strconv": true, "strings": true, "sync": true, "sync/atomic": true, "time": true, "unsafe": true,
}

// imported is shared, because reading packages takes most of the time.
var imported struct {
	sync.Mutex
	types.Importer
}

func (p *program) Import(path string) (*types.Package, error) {
	if !standardImports[path] {
		return nil, errors.New("not imported here: " + path)
	}
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	imported.Lock()
	defer imported.Unlock()
	if imported.Importer == nil {
		imported.Importer = importer.ForCompiler(token.NewFileSet(), "gc", nil)
	}
	return imported.Importer.Import(path)
}

// check parses and type-checks a program.
func check(src string) (*program, error) {
	p := &program{source: src, fset: token.NewFileSet()}
	var err error
	if p.file, err = parser.ParseFile(p.fset, "main.go", src, parser.ParseComments|parser.SkipObjectResolution); err != nil {
		return nil, err
	}
	for _, spec := range p.file.Imports {
		if path, err := strconv.Unquote(spec.Path.Value); err != nil || !standardImports[path] {
			return nil, fmt.Errorf("imports %s", spec.Path.Value)
		}
	}
	p.info = &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}
	conf := types.Config{Importer: p, Sizes: types.SizesFor("gc", "amd64")}
	p.pkg, err = conf.Check("example.test/fuzz", p.fset, []*ast.File{p.file}, p.info)
	return p, err
}

// analyse runs the whole analysis on the program, with its exported functions
// as starting points, too.
func (p *program) analyse() error {
	cfg := *config.Default()
	cfg.Exported = true
	analyzer := reach.NewAnalyzer(func() (*config.Config, error) { return &cfg, nil })
	res, err := analyzer.Run(&analysis.Pass{
		Analyzer: analyzer, Fset: p.fset, Files: []*ast.File{p.file}, Pkg: p.pkg, TypesInfo: p.info,
		TypesSizes: types.SizesFor("gc", "amd64"), Module: &analysis.Module{Path: "example.test/fuzz"},
		Report:            func(analysis.Diagnostic) {},
		ImportObjectFact:  func(types.Object, analysis.Fact) bool { return false },
		ImportPackageFact: func(*types.Package, analysis.Fact) bool { return false },
		ExportObjectFact:  func(types.Object, analysis.Fact) {},
		ExportPackageFact: func(analysis.Fact) {},
	})
	if err != nil {
		return err
	}
	found, _ := res.(*reach.Program)
	if found == nil {
		return nil
	}
	if found.Failed() {
		return found.Failure()
	}
	if problems := found.Problems(); len(problems) > 0 {
		return errors.New(strings.Join(problems, "\n"))
	}
	reach.Findings(found, &cfg, true)
	return nil
}
