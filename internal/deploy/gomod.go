package deploy

import (
	"path/filepath"
	"sync"

	"github.com/envlint/envlint/internal/gomod"
)

// A Godebug is a line of a go.mod that builds a setting into the programs of
// its module.
type Godebug struct {
	Key, Value   string
	Line, Column int
}

var knownMods sync.Map // from root to func() mod

type mod struct {
	path  string
	lines []Godebug
}

// Godebugs lists the godebug lines of the go.mod at the root of a module, in
// their order; none if that is the go.mod of another module. The file is read
// once for a process.
func Godebugs(root, module string) []Godebug {
	once, _ := knownMods.LoadOrStore(root, sync.OnceValue(func() mod { return goMod(root) }))
	m := once.(func() mod)()
	if m.path != module {
		return nil
	}
	return m.lines
}

// goMod reads a module's path and godebug lines. What is wrong with the file is
// what the go command says.
func goMod(root string) (m mod) {
	f, err := gomod.Read(filepath.Join(root, "go.mod"))
	if err != nil || f.Module == nil {
		return m
	}
	m.path = f.Module.Mod.Path
	for _, g := range f.Godebug {
		m.lines = append(m.lines, Godebug{g.Key, g.Value, g.Syntax.Start.Line, g.Syntax.Start.LineRune})
	}
	return m
}
