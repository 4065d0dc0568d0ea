package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"runtime"

	"golang.org/x/tools/go/gcexportdata"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/flow"
)

// Most units of go vet are packages of the standard library and of other
// modules through which no effect can be reached. Nothing is known of them
// afterwards but their types, and those do not depend on function bodies: so
// such a unit is not checked as a whole, which takes a third of the time.

// standard reports whether the unit is part of Go itself.
func (u unit) standard() bool { return u.ModulePath == "" && flow.Standard(u.ImportPath) }

// indifferent reports whether the analysis would return at once, without facts:
// what reach.NewAnalyzer and flow.Matters say of the package, but before it is
// loaded.
func (u unit) indifferent(named string, cfg func() (*config.Config, error)) bool {
	if !u.VetxOnly || u.VetxOutput == "" {
		return false
	}
	if u.standard() && named == "" && os.Getenv(config.Variable) == "" {
		return true
	}
	c, err := cfg()
	if err != nil || c.IncludeVet {
		return false
	}
	if u.standard() {
		return true
	}
	if u.own() || c.IsOwn(u.ImportPath) {
		return false
	}
	for path, file := range u.PackageVetx {
		if v, err := readVetx(file); err != nil || len(v.facts) > 0 || c.Catalog.EffectPackage(path) {
			return false
		}
	}
	return true
}

// declare writes what other units need of an indifferent one: its types.
func (u unit) declare() error {
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range u.GoFiles {
		f, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, f)
	}
	imports := map[string]*types.Package{}
	conf := types.Config{
		IgnoreFuncBodies: true,
		GoVersion:        u.GoVersion,
		Sizes:            types.SizesFor("gc", runtime.GOARCH),
		Importer: importer(func(path string) (*types.Package, error) {
			path, ok := u.ImportMap[path]
			if !ok {
				return nil, errors.New("unresolved import")
			}
			if path == "unsafe" {
				return types.Unsafe, nil
			}
			if p := imports[path]; p != nil && p.Complete() {
				return p, nil
			}
			v, err := readVetx(u.PackageVetx[path])
			if err != nil {
				return nil, err
			}
			return gcexportdata.Read(bytes.NewReader(append([]byte{indexed}, v.types...)), fset, imports, path)
		}),
	}
	pkg, err := conf.Check(u.ImportPath, fset, files, nil)
	if err != nil {
		return err
	}
	var data bytes.Buffer
	if err := gcexportdata.Write(&data, fset, pkg); err != nil {
		return err
	}
	return writeVetx(u.VetxOutput, vetx{types: data.Bytes()[1:]})
}

type importer func(path string) (*types.Package, error)

func (i importer) Import(path string) (*types.Package, error) { return i(path) }

// A vetx is what the units of go vet hand on to each other, in the format of
// x/tools' unitchecker: export data without the letter that says which kind,
// and facts.
type vetx struct{ types, facts []byte }

const (
	vetxMagic  = "vetx"
	vetxHeader = len(vetxMagic) + 4 + 4
	indexed    = 'i' // the kind of export data
)

var errVetx = errors.New("not written by this tool")

func readVetx(name string) (v vetx, err error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return v, err
	}
	if len(data) < vetxHeader || string(data[:len(vetxMagic)]) != vetxMagic {
		return v, errVetx
	}
	forTypes, forFacts := uint64(binary.LittleEndian.Uint32(data[4:])), uint64(binary.LittleEndian.Uint32(data[8:]))
	data = data[vetxHeader:]
	if forTypes+forFacts != uint64(len(data)) {
		return v, errVetx
	}
	return vetx{data[:forTypes], data[forTypes:]}, nil
}

func writeVetx(name string, v vetx) error {
	data := []byte(vetxMagic)
	data = binary.LittleEndian.AppendUint32(data, uint32(len(v.types)))
	data = binary.LittleEndian.AppendUint32(data, uint32(len(v.facts)))
	return os.WriteFile(name, append(append(data, v.types...), v.facts...), 0o666)
}
