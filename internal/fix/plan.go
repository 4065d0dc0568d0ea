package fix

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"github.com/envlint/envlint/internal/reach"
)

// A Plan is what the corrections of several findings do to files.
type Plan struct {
	// Left are the findings without a correction.
	Left  []reach.Finding
	Files []File // by name
}

// A File is one that a plan changes.
type File struct {
	Name     string
	Old, New string
	Edits    int
}

// New plans the corrections of findings in the files below the directory that
// their names are relative to. Files of other modules are not ours to change.
func New(findings []reach.Finding, files fs.FS) (*Plan, error) {
	p := &Plan{}
	edits := map[string][]udiff.Edit{}
	read := func(file string) ([]byte, error) { return fs.ReadFile(files, file) }
	for i := range findings {
		e, ok := For(&findings[i], read)
		if !ok {
			p.Left = append(p.Left, findings[i])
			continue
		}
		edit := udiff.Edit{Start: e.Start, End: e.End, New: e.New}
		if !slices.Contains(edits[e.File], edit) {
			edits[e.File] = append(edits[e.File], edit)
		}
	}
	for name, es := range edits {
		old, err := read(name)
		if err != nil {
			return nil, err
		}
		changed, err := udiff.ApplyBytes(old, es)
		if err != nil {
			return nil, fmt.Errorf("%s: the corrections contradict each other: %w", name, err)
		}
		p.Files = append(p.Files, File{name, string(old), string(changed), len(es)})
	}
	slices.SortFunc(p.Files, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	return p, nil
}

// Diff shows the plan as a unified diff.
func (p *Plan) Diff() string {
	var b strings.Builder
	for _, f := range p.Files {
		b.WriteString(udiff.Unified("a/"+f.Name, "b/"+f.Name, f.Old, f.New))
	}
	return b.String()
}

// Write changes the files below dir.
func (p *Plan) Write(dir string) error {
	for _, f := range p.Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		info, err := os.Stat(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(f.New), info.Mode().Perm()); err != nil {
			return err
		}
	}
	return nil
}

// Edits is how many places the plan changes.
func (p *Plan) Edits() int {
	n := 0
	for _, f := range p.Files {
		n += f.Edits
	}
	return n
}
