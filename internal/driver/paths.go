package driver

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/reach"
)

// relocate turns positions of the form module/file into names below the base
// directory, so that the rest of a run needs to know no module. Files of other
// modules keep the name that starts with their module.
func (g *graph) relocate(p *reach.Program) {
	p.Operations = slices.Clone(p.Operations)
	for i := range p.Operations {
		op := &p.Operations[i]
		op.Pos = g.position(op.Pos)
		op.Paths = g.relocatePaths(op.Paths)
		if op.Fix != nil {
			moved := *op.Fix
			moved.Pos = g.position(moved.Pos)
			op.Fix = &moved
		}
	}
	p.Line = slices.Clone(p.Line)
	for i := range p.Line {
		p.Line[i].Ways = g.relocatePaths(p.Line[i].Ways)
	}
	p.Asked = slices.Clone(p.Asked)
	for i := range p.Asked {
		p.Asked[i].Pos = g.position(p.Asked[i].Pos)
	}
	p.TestEffects = slices.Clone(p.TestEffects)
	for i := range p.TestEffects {
		t := &p.TestEffects[i]
		t.Pos, t.Operation.Pos = g.position(t.Pos), g.position(t.Operation.Pos)
		t.Operation.Paths = g.relocatePaths(t.Operation.Paths)
	}
	p.Mismatches = slices.Clone(p.Mismatches)
	for i := range p.Mismatches {
		m := &p.Mismatches[i]
		m.Operation.Pos, m.Other = g.position(m.Operation.Pos), g.position(m.Other)
		m.Operation.Paths = g.relocatePaths(m.Operation.Paths)
	}
	p.Misnomers = slices.Clone(p.Misnomers)
	for i := range p.Misnomers {
		m := &p.Misnomers[i]
		m.Pos, m.Other, m.Literal = g.position(m.Pos), g.position(m.Other), g.position(m.Literal)
	}
	p.Module = ""
}

func (g *graph) relocatePaths(paths []reach.Path) []reach.Path {
	paths = slices.Clone(paths)
	for j := range paths {
		frames := slices.Clone(paths[j].Frames) // paths may share them
		for k := range frames {
			frames[k].Pos = g.position(frames[k].Pos)
			guards := slices.Clone(frames[k].Guards)
			for i := range guards {
				guards[i].Pos = g.position(guards[i].Pos)
			}
			frames[k].Guards = guards
		}
		paths[j].Frames = frames
	}
	return paths
}

func (g *graph) position(p reach.Position) reach.Position {
	p.File = g.relative(p.File)
	return p
}

// relative resolves the longest module path that is a prefix of name, if that
// module is one of ours: others can have a path below it.
func (g *graph) relative(name string) string {
	for prefix := name; ; {
		i := strings.LastIndexByte(prefix, '/')
		if i < 0 {
			return name
		}
		prefix = prefix[:i]
		if dir, known := g.modules[prefix]; known && dir == "" {
			return name
		} else if known {
			return g.display(filepath.Join(dir, filepath.FromSlash(name[len(prefix)+1:])))
		}
	}
}

// display is an absolute file name as users see it.
func (g *graph) display(file string) string {
	if rel, err := filepath.Rel(g.base, file); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(file)
}
