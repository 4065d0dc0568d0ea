package deploy

import (
	"os"
	"path/filepath"

	"golang.org/x/mod/modfile"
)

// A Godebug is a line of a go.mod that builds a setting into the programs of
// its module.
type Godebug struct {
	Key, Value   string
	Line, Column int
}

// Godebugs lists the godebug lines of the go.mod at the root of a module, in
// their order; none if that is the go.mod of another module.
func Godebugs(root, module string) []Godebug {
	path, lines := goMod(root)
	if path != module {
		return nil
	}
	return lines
}

// goMod reads a module's path and godebug lines. What is wrong with the file is
// what the go command says.
func goMod(root string) (module string, lines []Godebug) {
	name := filepath.Join(root, "go.mod")
	data, err := os.ReadFile(name)
	if err != nil {
		return "", nil
	}
	f, err := modfile.Parse(name, data, nil)
	if err != nil || f.Module == nil {
		return "", nil
	}
	for _, g := range f.Godebug {
		lines = append(lines, Godebug{g.Key, g.Value, g.Syntax.Start.Line, g.Syntax.Start.LineRune})
	}
	return f.Module.Mod.Path, lines
}
