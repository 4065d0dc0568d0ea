package flow

import (
	"go/ast"
	"go/token"
	"sync/atomic"

	"golang.org/x/tools/go/ssa"
)

// A Probe asks about one line of source: the line counts as an operation, and
// so everything that holds of operations holds of it. It is shared by the
// units of a run.
type Probe struct {
	File string // absolute
	Line int
	seen atomic.Bool  // the file is part of an analysed package
	code atomic.Int64 // the line of the code that stands for it; 0 for none
}

// Seen reports whether the file is part of a package that was analysed.
func (p *Probe) Seen() bool { return p.seen.Load() }

// Code is the line of the code that was asked for: the line itself or, if
// nothing happens there by itself, the next one in the same block. It is 0 if
// there is none.
func (p *Probe) Code() int { return int(p.code.Load()) }

// The events of a probe: one is treated as any operation, which tells where
// the line can run; the other keeps all ways to it.
const (
	probeSet   = "!probe"
	probePaths = "!probe paths"
)

// place finds the code that the probe asks for in the packages of a unit.
func (u *unit) place() {
	if u.Probe == nil {
		return
	}
	for _, f := range u.Files {
		if u.at(f.Package).Filename != u.Probe.File {
			continue
		}
		u.Probe.seen.Store(true)
		u.probed = u.codeAt(f, u.Probe.Line)
		u.Probe.code.Store(int64(u.probed))
	}
}

// codeAt is the first line with code from the given one to the end of the
// block that it is in or opens.
func (u *unit) codeAt(f *ast.File, line int) int {
	lineOf := func(p token.Pos) int { return u.at(p).Line }
	coded := u.linesWithCode(f)
	if coded[line] {
		return line
	}
	last := 0
	ast.Inspect(f, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
			if lineOf(n.Pos()) <= line && line < lineOf(n.End()) {
				last = lineOf(n.End()) // the innermost comes last
			}
		}
		return true
	})
	for l := line; l <= last; l++ {
		if coded[l] {
			return l
		}
	}
	return 0
}

func (u *unit) linesWithCode(f *ast.File) map[int]bool {
	file := u.Fset.File(f.Package)
	lines := map[int]bool{}
	var visit func(*ssa.Function)
	visit = func(fn *ssa.Function) {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if p := instr.Pos(); p.IsValid() && u.Fset.File(p) == file {
					lines[u.at(p).Line] = true
				}
			}
		}
		for _, anon := range fn.AnonFuncs {
			visit(anon)
		}
	}
	for _, fn := range append([]*ssa.Function{u.ssaPkg.Func("init")}, u.functions...) {
		visit(fn)
	}
	return lines
}

// probe counts an instruction on the line that is asked for as an operation.
func (e *evaluation) probe(instr ssa.Instruction) {
	if e.unit.probed == 0 || !e.recording || !instr.Pos().IsValid() {
		return
	}
	at := e.unit.at(instr.Pos())
	if at.Line != e.unit.probed || at.Filename != e.unit.Probe.File {
		return
	}
	site := e.unit.position(instr.Pos())
	site.Col = 0
	for _, name := range []string{probeSet, probePaths} {
		e.emit(Event{Kind: Op, Name: name, Site: site}, e.cur, e.witness(instr.Pos(), false))
	}
}

// maxProbed bounds the ways to a line that are told.
const maxProbed = 16

// with adds a way to those of an event.
func (e *Event) with(ways []Way, w Way, limit int, lay *Layout) []Way {
	if e.Name != probePaths || limit == 1 {
		return addWay(ways, w, limit, lay)
	}
	for i, o := range ways {
		if sameSteps(o.Witness, w.Witness) && (o.Lanes.contains(w.Lanes) || len(ways) >= maxProbed) {
			ways[i] = Way{o.Lanes.or(w.Lanes), joinSteps(o.Witness, w.Witness)}
			return ways
		}
	}
	if len(ways) >= maxProbed {
		return ways
	}
	return append(ways, w)
}

// A Probed is what a run found of the line that was asked for.
type Probed struct {
	Reached
	// Ways are the paths to it, each with where it is taken.
	Ways []Reached
}

// probed separates the events of a probe from the operations.
func (r *root) probed(events []*Event) (p *Probed, rest []*Event) {
	for _, ev := range events {
		switch ev.Name {
		case probeSet, probePaths:
			if p == nil {
				p = &Probed{}
			}
			if ev.Name == probeSet {
				set := p.Set
				p.Reached = r.reached(ev)
				p.Set = p.Set.Union(set)
				continue
			}
			for _, w := range ev.Ways {
				p.Ways = addProbed(p.Ways, Reached{Site: ev.Site, Set: r.turnedInto(w.Lanes.Worlds()), Witness: w.Witness})
			}
		default:
			rest = append(rest, ev)
		}
	}
	return p, rest
}

func addProbed(ways []Reached, w Reached) []Reached {
	for i := range ways {
		if sameSteps(ways[i].Witness, w.Witness) {
			ways[i].Set = ways[i].Set.Union(w.Set)
			ways[i].Witness = joinSteps(ways[i].Witness, w.Witness)
			return ways
		}
	}
	return append(ways, w)
}
