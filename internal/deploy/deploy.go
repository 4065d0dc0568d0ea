// Package deploy reads what a project's deployment files put into the
// environment of its programs: Dockerfiles, compose files, Kubernetes manifests
// and .env files; and what its go.mod builds into them.
//
// In flow the root of a module; out flow the values that its files give to a
// variable, and its godebug lines. Some libraries are in a development mode until a variable says
// otherwise, and the code alone does not show that it is set.
package deploy

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// A Setting is one value that a file gives to a variable.
type Setting struct {
	File  string // relative to the root, with slashes
	Value string
}

// maxDepth is how far below the root of a module files are looked for, maxSize
// how large they may be.
const (
	maxDepth = 4
	maxSize  = 1 << 20
)

var known sync.Map // from root to func() map[string][]Setting

// Settings lists what the files of a module give to a variable, by file. The
// files are read once for a process.
func Settings(root, variable string) []Setting {
	once, _ := known.LoadOrStore(root, sync.OnceValue(func() map[string][]Setting { return read(root) }))
	return once.(func() map[string][]Setting)()[variable]
}

// Hash writes what Settings and Godebugs depend on.
func Hash(w io.Writer, root string) error {
	for _, name := range files(root) {
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s %x\n", name, sha256.Sum256(data))
	}
	for _, g := range goMod(root).lines {
		fmt.Fprintf(w, "go.mod:%d:%d %s=%s\n", g.Line, g.Column, g.Key, g.Value)
	}
	return nil
}

func read(root string) map[string][]Setting {
	out := map[string][]Setting{}
	for _, name := range files(root) {
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			continue // it says nothing then
		}
		set := func(variable, value string) {
			s := Setting{name, value}
			if !slices.Contains(out[variable], s) {
				out[variable] = append(out[variable], s)
			}
		}
		readerOf(name)(string(data), set)
	}
	for _, settings := range out {
		slices.SortFunc(settings, func(a, b Setting) int { return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Value, b.Value)) })
	}
	return out
}

// files lists the deployment files of a module, sorted. Those for development
// are none.
func files(root string) []string {
	var out []string
	_ = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil // what cannot be read is not there
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			if rel != "." && (skipped(name, d.Name()) || strings.Count(rel, "/") >= maxDepth) {
				return filepath.SkipDir
			}
			return nil
		}
		if readerOf(rel) == nil || forDevelopment.MatchString(rel) {
			return nil
		}
		if info, err := d.Info(); err == nil && info.Mode().IsRegular() && info.Size() <= maxSize {
			out = append(out, rel)
		}
		return nil
	})
	slices.Sort(out)
	return out
}

// skipped reports whether a directory holds nothing of the module.
func skipped(name, base string) bool {
	switch base {
	case "vendor", "testdata", "node_modules":
		return true
	}
	if strings.HasPrefix(base, ".") && base != ".docker" && base != ".deploy" {
		return true
	}
	_, err := os.Stat(filepath.Join(name, "go.mod"))
	return err == nil
}

// forDevelopment matches the files of other environments than production.
var forDevelopment = regexp.MustCompile(`(?i)(^|[-_./])(dev|devel|development|local|test|tests|testing|ci|e2e|override|example|sample|template|dist)([-_./]|$)`)

// readerOf is how a file is read; nil for those of other kinds.
func readerOf(name string) func(text string, set func(variable, value string)) {
	base := strings.ToLower(path.Base(name))
	switch ext := path.Ext(base); {
	case base == ".env", strings.HasPrefix(base, ".env."), ext == ".env":
		return readDotenv
	case base == "dockerfile", base == "containerfile", strings.HasPrefix(base, "dockerfile."), ext == ".dockerfile":
		return readDockerfile
	case ext == ".yml", ext == ".yaml":
		return readYAML
	}
	return nil
}
