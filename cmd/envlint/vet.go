package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

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

func vet(args []string) {
	if strings.HasSuffix(args[0], "-V=full") {
		os.Exit(printID())
	}
	path := flag.String("config", "", "absolute name of the configuration `file`; default: envlint.toml beside go.mod or go.work")
	unit := args[len(args)-1]
	cfg := sync.OnceValues(func() (*config.Config, error) { return unitConfig(*path, unit) })
	unitchecker.Main(analyzers.New(cfg)...)
}

// printID answers -V=full. A broken configuration ends go vet here, once,
// instead of once for each package.
func printID() int {
	id, err := driver.ToolID(".")
	if err != nil {
		return fail(os.Stderr, err)
	}
	fmt.Printf("envlint version devel buildID=%s\n", id)
	return exitClean
}

// unitConfig is the configuration for one package. The command runs in the
// directory of the package, so only packages of the user's own module find the
// file of the project on the way up; for others there is nothing but -config.
func unitConfig(path, unit string) (*config.Config, error) {
	switch {
	case path != "" && !filepath.IsAbs(path):
		return nil, fmt.Errorf("-config=%s must be an absolute path, because go vet runs its tool in the directory of each package", path)
	case path != "":
		return config.Load(path)
	case !ownUnit(unit):
		return config.Default(), nil
	}
	return readConfig("")
}

// ownUnit reports whether go vet's description of a package is that of one of
// the user's: those of the main module and of the workspace have no version,
// and files named on the command line have no module.
func ownUnit(name string) bool {
	data, err := os.ReadFile(name)
	if err != nil {
		return false
	}
	var unit struct {
		ImportPath    string
		ModulePath    string
		ModuleVersion string
		Standard      map[string]bool
	}
	if err := json.Unmarshal(data, &unit); err != nil && !errors.As(err, new(*json.UnmarshalTypeError)) {
		return false
	}
	return unit.ModuleVersion == "" && !unit.Standard[unit.ImportPath]
}
