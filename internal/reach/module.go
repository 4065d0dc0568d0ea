package reach

import (
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/envlint/envlint/internal/config"
)

// moduleOf tells the module of the package, and whether it is one of ours.
// Under go vet a module of the workspace has no version, and a file that was
// named on the command line no module.
func moduleOf(pass *analysis.Pass, cfg *config.Config) (path string, own bool) {
	if pass.Module == nil || pass.Module.Path == "" {
		path, own = guess(pass.Pkg.Path(), pass.Fset.Position(pass.Files[0].Package).Filename)
		return path, own || cfg.IsOwn(pass.Pkg.Path())
	}
	return pass.Module.Path, pass.Module.Version == "" || cfg.IsOwn(pass.Pkg.Path())
}

// guess finds the module of a package by the name of one of its files. It is for
// Bazel, which knows no modules: it runs analyzers at the root of the project,
// with other modules below external. Where the name tells nothing, a package is a
// module of its own, and ours.
func guess(pkg, file string) (module string, own bool) {
	if filepath.IsAbs(file) {
		wd, err := os.Getwd()
		if err != nil {
			return pkg, true
		}
		if file, err = filepath.Rel(wd, file); err != nil {
			return pkg, true
		}
	}
	if !filepath.IsLocal(file) {
		return pkg, true
	}
	dir := filepath.ToSlash(filepath.Dir(file))
	if strings.HasPrefix(dir, "external/") {
		return pkg, false
	}
	if module, below := strings.CutSuffix(pkg, "/"+dir); below {
		return module, true
	}
	return pkg, true
}
