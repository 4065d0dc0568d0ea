package config

import (
	"fmt"
	"os"
	"path/filepath"
)

// Variable names the file to read instead of the one that Find would find. It
// reaches the units of go vet, which run in directories of their own, and
// every other driver too.
const Variable = "ENVLINT_CONFIG"

// Locate returns the configuration that applies to dir: the one that Variable
// names, else that of Find.
func Locate(dir string) (path string, err error) {
	path = os.Getenv(Variable)
	switch {
	case path == "":
		return Find(dir)
	case !filepath.IsAbs(path):
		return "", fmt.Errorf("%s=%s must be an absolute path, because linters run in the directory of each package", Variable, path)
	}
	if _, err := os.Stat(path); err != nil {
		return "", fmt.Errorf("%s: %w", Variable, err)
	}
	return path, nil
}
