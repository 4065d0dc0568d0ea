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
	"github.com/envlint/envlint/internal/replay"
)

// Key stands for the setting and for everything else that decides what Run
// says: two listings with the same key have the same result. It is not ok where
// that cannot be known, or if the listing has problems, which may go away
// without a change of any file.
func (l *Listing) Key(setting replay.Key) (k replay.Key, ok bool, err error) {
	if l.build.overlaid() {
		return k, false, nil
	}
	h := replay.NewHash()
	h.Write(setting[:])
	l.build.print(h)
	if err := l.printDeployment(h); err != nil {
		return k, false, err
	}
	printer := l.build.printer(h)
	for _, g := range l.variants {
		if len(g.problems) > 0 {
			return k, false, nil
		}
		fmt.Fprintf(h, "tags %q patterns %q\n", g.tags, l.options.Patterns)
		for _, p := range g.all {
			printer.print(p)
		}
		for p := range packages.Postorder(g.tests) {
			printer.print(p)
		}
	}
	return replay.Sum(h), true, printer.err
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

// A printer writes what packages are made of.
type printer struct {
	w     io.Writer
	cache string          // of modules
	seen  map[string]bool // files that were written
	err   error           // the first one
}

func (b build) printer(w io.Writer) *printer {
	return &printer{w: w, cache: b.cache, seen: map[string]bool{}}
}

// print writes the files of a package, with their content where it can change:
// what lies in the module cache is known by its version, and the standard
// library by that of Go.
func (pr *printer) print(p *packages.Package) {
	module, version := "", ""
	if m := p.Module; m != nil {
		module, version = m.Path+"@"+m.Version, m.GoVersion
		if m.Replace != nil {
			module += "=>" + m.Replace.Path + "@" + m.Replace.Version
		}
	}
	fmt.Fprintf(pr.w, "package %s %q %q\n", p.ID, module, version)
	if p.Module == nil && p.PkgPath != commandLine {
		return
	}
	for _, name := range slices.Concat(p.GoFiles, p.OtherFiles, p.IgnoredFiles) {
		fmt.Fprintln(pr.w, name)
		if pr.seen[name] || pr.cache != "" && strings.HasPrefix(name, pr.cache+string(filepath.Separator)) {
			continue
		}
		pr.seen[name] = true
		data, err := os.ReadFile(name)
		if err != nil && pr.err == nil {
			pr.err = err
		}
		fmt.Fprintf(pr.w, "%x\n", sha256.Sum256(data))
	}
}
