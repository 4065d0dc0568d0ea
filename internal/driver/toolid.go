package driver

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/mod/modfile"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/deploy"
)

// ToolID identifies the running executable together with every configuration
// and deployment file that can apply to packages at dir. The go command replays earlier
// findings as long as the id of its vet tool stays the same, and knows nothing
// of our files.
func ToolID(dir string) (string, error) {
	h := sha256.New()
	if err := HashExecutable(h); err != nil {
		return "", err
	}
	dirs := []string{dir}
	modules := append(dirs, workspaceModules(dir)...)
	for _, d := range modules {
		if err := hashDeployment(h, d); err != nil {
			return "", err
		}
	}
	// The same file means more where it is named: it then applies to all packages.
	fmt.Fprintf(h, "%s=%s\n", config.Variable, os.Getenv(config.Variable))
	if os.Getenv(config.Variable) == "" {
		dirs = modules
	}
	seen := map[string]bool{}
	for _, d := range dirs {
		path, err := config.Locate(d)
		if err != nil {
			return "", err
		}
		if path == "" || seen[path] {
			continue
		}
		seen[path] = true
		cfg, err := config.Load(Shorten(path))
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%s %s\n", path, cfg.Hash())
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// hashDeployment writes the deployment files of the module at dir.
func hashDeployment(w io.Writer, dir string) error {
	root := config.ModuleRoot(dir)
	if root == "" {
		return nil
	}
	return deploy.Hash(w, root)
}

// HashExecutable writes the running executable, so that nothing that another
// version kept is taken for this one's.
func HashExecutable(w io.Writer) error {
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	f, err := os.Open(exe)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}

// workspaceModules lists the directories that go.work uses. Without a readable
// go.work there are none: the go command complains about it by itself.
func workspaceModules(dir string) []string {
	name := workspaceFile(dir)
	if name == "" {
		return nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	work, err := modfile.ParseWork(name, data, nil)
	if err != nil {
		return nil
	}
	var dirs []string
	for _, use := range work.Use {
		d := filepath.FromSlash(use.Path)
		if !filepath.IsAbs(d) {
			d = filepath.Join(filepath.Dir(name), d)
		}
		dirs = append(dirs, d)
	}
	return dirs
}

// workspaceFile is what "go env GOWORK" says, which would take a process.
func workspaceFile(dir string) string {
	name := os.Getenv("GOWORK")
	if name != "" {
		if !filepath.IsAbs(name) { // off
			return ""
		}
		return name
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for {
		name := filepath.Join(dir, "go.work")
		if info, err := os.Stat(name); err == nil && !info.IsDir() {
			return name
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// Shorten makes a file name relative to the working directory if it is below
// it, as compilers print names.
func Shorten(path string) string {
	wd, err := os.Getwd()
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(wd, path); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return path
}
