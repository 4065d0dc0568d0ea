package driver

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/envlint/envlint/internal/deploy"
)

// Identity writes everything that decides what Run says, beside the
// configuration and the executable: two listings that write the same have the
// same result. It reports false if that cannot be known, or if the listing has
// problems, which may go away without a change of any file.
func (l *Listing) Identity(w io.Writer) (bool, error) {
	if l.build.overlaid() {
		return false, nil
	}
	l.build.print(w)
	seen := map[string]bool{}
	if err := l.printDeployment(w); err != nil {
		return false, err
	}
	for _, g := range l.variants {
		if len(g.problems) > 0 {
			return false, nil
		}
		fmt.Fprintf(w, "tags %q patterns %q\n", g.tags, l.options.Patterns)
		for _, p := range g.all {
			if err := l.printPackage(w, p, seen); err != nil {
				return false, err
			}
		}
		for p := range packages.Postorder(g.tests) {
			if err := l.printPackage(w, p, seen); err != nil {
				return false, err
			}
		}
	}
	return true, nil
}

// printDeployment writes the deployment files of the modules that are checked.
func (l *Listing) printDeployment(w io.Writer) error {
	seen := map[string]bool{}
	for _, g := range l.variants {
		for _, p := range g.all {
			if p.Module == nil || !p.Module.Main || p.Module.Dir == "" || seen[p.Module.Dir] {
				continue
			}
			seen[p.Module.Dir] = true
			if err := deploy.Hash(w, p.Module.Dir); err != nil {
				return err
			}
		}
	}
	return nil
}

// printPackage writes the files of a package, with their content where it can
// change: what lies in the module cache is known by its version, and the
// standard library by that of Go.
func (l *Listing) printPackage(w io.Writer, p *packages.Package, seen map[string]bool) error {
	module, version := "", ""
	if m := p.Module; m != nil {
		module, version = m.Path+"@"+m.Version, m.GoVersion
		if m.Replace != nil {
			module += "=>" + m.Replace.Path + "@" + m.Replace.Version
		}
	}
	fmt.Fprintf(w, "package %s %q %q\n", p.ID, module, version)
	if p.Module == nil && p.PkgPath != commandLine {
		return nil
	}
	for _, name := range slices.Concat(p.GoFiles, p.OtherFiles, p.IgnoredFiles) {
		fmt.Fprintln(w, name)
		if seen[name] || l.build.cache != "" && strings.HasPrefix(name, l.build.cache+string(filepath.Separator)) {
			continue
		}
		seen[name] = true
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%x\n", sha256.Sum256(data))
	}
	return nil
}
