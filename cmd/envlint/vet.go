package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"
	vetsuite "golang.org/x/tools/go/analysis/suite/vet"
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/envlint/envlint/analyzers"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/driver"
)

// fromGoVet reports whether the arguments speak the protocol of go vet: it asks
// for the tool's id, for its flags, and then runs it once for each package.
func fromGoVet(args []string) bool {
	if len(args) == 0 {
		return false
	}
	first := strings.TrimPrefix(args[0], "-")
	return first == "V=full" || first == "-V=full" || first == "flags" || first == "-flags" || strings.HasSuffix(args[len(args)-1], ".cfg")
}

// unitGC is GOGC for units, which live for a tenth of a second and hold little.
const unitGC = 400

func vet(args []string) {
	if strings.HasSuffix(args[0], "-V=full") {
		os.Exit(printID())
	}
	debug.SetGCPercent(unitGC)
	flag.String("config", "", "absolute name of the configuration `file`; default: $ENVLINT_CONFIG, else envlint.toml beside go.mod or go.work")
	if strings.HasSuffix(args[0], "-flags") {
		suite := analyzers.New(nil)
		if includesVet() {
			suite = append(suite, vetsuite.Suite...)
		}
		unitchecker.Main(suite...)
	}
	unit, named := readUnit(args[len(args)-1]), configFlag(args)
	read := sync.OnceValues(func() (*config.Config, error) { return unitConfig(named, unit) })
	if unit.indifferent(named, read) && unit.declare() == nil {
		return
	}
	cfg, err := read()
	if err != nil && !unit.VetxOnly {
		// The framework would say of every analyzer that another one failed.
		fail(os.Stderr, err)
		os.Exit(1)
	}
	suite := analyzers.New(read)
	exitOnError(suite[0].Requires[0])
	if err == nil && cfg.IncludeVet {
		suite = append(suite, vetsuite.Suite...)
	} else {
		suite = append(suite, silent(vetsuite.Suite)...)
	}
	unitchecker.Main(suite...)
}

// includesVet reports whether the project wants go vet's own analyzers. It is
// asked in the directory of go vet; mistakes are reported by -V=full.
func includesVet() bool {
	path, err := config.Locate(".")
	if err != nil || path == "" {
		return false
	}
	cfg, err := config.Load(path)
	return err == nil && cfg.IncludeVet
}

// exitOnError ends the process when the analyzer fails. The framework would say
// of every analyzer that another one failed, and nothing at all where the
// package is only a dependency of what was asked for.
func exitOnError(a *analysis.Analyzer) {
	run := a.Run
	a.Run = func(pass *analysis.Pass) (any, error) {
		result, err := run(pass)
		if err != nil {
			fail(os.Stderr, err)
			os.Exit(1)
		}
		return result, nil
	}
}

// silent are analyzers that do nothing but take the flags of others: a flag that
// go vet knows reaches every unit, also those of packages that the configuration
// does not apply to.
func silent(suite []*analysis.Analyzer) []*analysis.Analyzer {
	var out []*analysis.Analyzer
	for _, a := range suite {
		out = append(out, &analysis.Analyzer{
			Name: a.Name, Doc: a.Doc, Flags: a.Flags,
			Run: func(*analysis.Pass) (any, error) { return nil, nil },
		})
	}
	return out
}

// configFlag finds the value of -config before package flag has parsed the
// arguments, which happens where we cannot step in.
func configFlag(args []string) string {
	for i, a := range args {
		name, value, ok := strings.Cut(strings.TrimLeft(a, "-"), "=")
		switch {
		case name != "config" || !strings.HasPrefix(a, "-"):
		case ok:
			return value
		case i+1 < len(args):
			return args[i+1]
		}
	}
	return ""
}

// printID answers -V=full. A broken configuration ends go vet here, once,
// instead of once for each package.
func printID() int {
	id, err := driver.ToolID(".")
	if err != nil {
		return fail(os.Stderr, err)
	}
	fmt.Printf("envlint version %s buildID=%s\n", version(), id)
	return exitClean
}

// unitConfig is the configuration for one package. The command runs in the
// directory of the package, so only packages of the user's own module, and those in
// its vendor directory, find the file of the project on the way up; for others it
// has to be named.
func unitConfig(path string, u unit) (*config.Config, error) {
	switch {
	case path != "" && !filepath.IsAbs(path):
		return nil, fmt.Errorf("-config=%s must be an absolute path, because go vet runs its tool in the directory of each package", path)
	case path != "":
		return config.Load(path)
	case os.Getenv(config.Variable) == "" && !u.own() && !u.vendored():
		return config.Default(), nil
	}
	return readConfig("")
}

// A unit is the part of go vet's description of a package that matters here.
type unit struct {
	ImportPath                string
	ModulePath, ModuleVersion string
	GoVersion                 string
	GoFiles                   []string
	ImportMap                 map[string]string // from what an import says to a path
	PackageVetx               map[string]string // what direct imports handed on, by path
	VetxOnly                  bool              // the package is only a dependency of what was asked for
	VetxOutput                string
}

// readUnit leaves errors to unitchecker, which reads the file again.
func readUnit(name string) unit {
	var u unit
	if data, err := os.ReadFile(name); err == nil {
		_ = json.Unmarshal(data, &u)
	}
	return u
}

// own reports whether the package may be one of the user's: those of the main
// module and of the workspace have no version, and files named on the command
// line have no module. Those of the standard library pass too, and find no file
// on the way up.
func (u unit) own() bool { return u.ImportPath != "" && u.ModuleVersion == "" }

// vendored reports whether the package lies in a vendor directory, and so below
// the go.mod or go.work of the project.
func (u unit) vendored() bool {
	dir, err := os.Getwd()
	return err == nil && u.ImportPath != "" && strings.HasSuffix(filepath.ToSlash(dir), "/vendor/"+u.ImportPath)
}
