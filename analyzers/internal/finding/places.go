package finding

import (
	"go/token"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/envlint/envlint/internal/fix"
	"github.com/envlint/envlint/internal/flow"
	"github.com/envlint/envlint/internal/reach"
)

// places turns the portable positions of verdicts into positions of a pass. A
// verdict falls at the main package, but belongs to the operation, which is
// often in a package whose files the pass has never seen.
type places struct {
	pass   *analysis.Pass
	module string
	root   string // directory of the module; empty if unknown
	files  map[string]*token.File
	known  map[reach.Position]token.Pos
}

func newPlaces(pass *analysis.Pass, module string) *places {
	p := &places{pass: pass, module: module, files: map[string]*token.File{}, known: map[reach.Position]token.Pos{}}
	for _, f := range pass.Files {
		name := pass.Fset.Position(f.Package).Filename
		if tf := pass.Fset.File(f.Package); tf != nil && tf.Name() == name {
			p.files[filepath.Clean(name)] = tf
		}
		// What cgo adds lies in a directory of the go command.
		if p.root == "" && filepath.Base(name) != "_cgo_gotypes.go" {
			p.root = moduleRoot(name, module, flow.PathOf(pass.Pkg))
		}
	}
	return p
}

// moduleRoot cuts the part of the directory that the package adds to the path
// of its module. Bazel has names that begin at the root; other relative ones are
// no names of files, as with -trimpath.
func moduleRoot(file, module, pkg string) string {
	dir := filepath.Dir(file)
	if pkg == module && (filepath.IsAbs(file) || dir == ".") {
		return dir
	}
	below, inside := strings.CutPrefix(pkg, module+"/")
	below = filepath.FromSlash(below)
	root, ends := strings.CutSuffix(dir, string(filepath.Separator)+below)
	switch {
	case inside && dir == below:
		return "."
	case inside && ends && filepath.IsAbs(file):
		return root
	}
	return ""
}

func (p *places) pos(at reach.Position) token.Pos {
	if at.Line < 1 {
		return token.NoPos
	}
	pos, ok := p.known[at]
	if !ok {
		pos = p.resolve(at)
		p.known[at] = pos
	}
	return pos
}

func (p *places) resolve(at reach.Position) token.Pos {
	name := p.filename(at.File)
	column := max(at.Column, 1)
	for range 2 {
		f := p.open(name)
		if f == nil || at.Line > f.LineCount() {
			break
		}
		pos := f.LineStart(at.Line) + token.Pos(column-1)
		if int(pos) > f.Base()+f.Size() {
			break
		}
		if p.pass.Fset.PositionFor(pos, true) == p.pass.Fset.PositionFor(pos, false) {
			return pos
		}
		// A line directive would show another file. The file as it is on disk
		// knows none.
		delete(p.files, name)
	}
	// A file with nothing in it but the one position: empty lines up to its own.
	f := p.pass.Fset.AddFile(name, -1, at.Line+column)
	lines := make([]int, at.Line)
	for i := range lines {
		lines[i] = i
	}
	f.SetLines(lines)
	return f.Pos(at.Line - 1 + column - 1)
}

// open adds a file of another package to the file set as it is on disk, so that
// fixes can edit it; nil if it cannot be read.
func (p *places) open(name string) *token.File {
	if !filepath.IsAbs(name) || p.files[name] != nil {
		return p.files[name]
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	f := p.pass.Fset.AddFile(name, -1, len(text))
	f.SetLinesForContent(text)
	p.files[name] = f
	return f
}

// fixes is the correction of a finding, if it has one.
func (p *places) fixes(f *reach.Finding) []analysis.SuggestedFix {
	e, ok := fix.For(f, func(file string) ([]byte, error) { return os.ReadFile(p.filename(file)) })
	if !ok {
		return nil
	}
	file := p.open(p.filename(e.File))
	if file == nil || e.End > file.Size() {
		return nil
	}
	edit := analysis.TextEdit{Pos: file.Pos(e.Start), End: file.Pos(e.End), NewText: []byte(e.New)}
	return []analysis.SuggestedFix{{Message: e.Message, TextEdits: []analysis.TextEdit{edit}}}
}

func (p *places) filename(file string) string {
	below, ok := strings.CutPrefix(file, p.module+"/")
	if !ok || p.root == "" {
		return file
	}
	return filepath.Join(p.root, filepath.FromSlash(below))
}
