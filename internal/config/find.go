package config

import (
	"fmt"
	"os"
	"path/filepath"
)

var fileNames = []string{"envlint.toml", ".envlint.toml"}

// Find returns the configuration that applies to dir: beside the nearest
// go.mod on the way up, else beside the nearest go.work. It returns "" if there
// is none, and an error if a directory holds both names.
func Find(dir string) (path string, err error) {
	dir, err = filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for _, marker := range []string{"go.mod", "go.work"} {
		root := above(dir, marker)
		if root == "" {
			continue
		}
		if path, err := inDir(root); path != "" || err != nil {
			return path, err
		}
	}
	return "", nil
}

// ModuleRoot is the directory of the nearest go.mod at or above dir; empty if
// there is none.
func ModuleRoot(dir string) string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	return above(dir, "go.mod")
}

// above is the nearest directory at or above dir that holds the file.
func above(dir, file string) string {
	for {
		if isFile(filepath.Join(dir, file)) {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

func inDir(dir string) (string, error) {
	var found []string
	for _, name := range fileNames {
		if isFile(filepath.Join(dir, name)) {
			found = append(found, filepath.Join(dir, name))
		}
	}
	switch len(found) {
	case 0:
		return "", nil
	case 1:
		return found[0], nil
	}
	return "", fmt.Errorf("%s: both %s and %s exist; keep one", dir, fileNames[0], fileNames[1])
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}
