package flow

import (
	"go/types"
	"slices"

	"github.com/envlint/envlint/internal/catalog"
	"golang.org/x/tools/go/ssa"
)

// A rule that asks for a constant speaks of what the code says, and not of
// what a deployment may configure. A parameter or a variable can hold either:
// an operation that depends on one keeps its Source, and whoever knows what
// that holds, a caller or the root, keeps the constants and drops the rest.

// A chosen is where a value passes the tests of a rule: by what a source holds
// if it is open, else known here.
type chosen struct {
	open   bool
	source Source
	lanes  Lanes
}

// bySource is the Index of an operation that is one by what its Source holds.
const bySource = 1

func (e *Event) open() bool { return e.Kind == Op && e.Index == bySource }

// by is an operation, by what was chosen.
func (c chosen) by(op Event) Event {
	op.id, op.Index, op.Source = 0, 0, Source{}
	if c.open {
		op.Index, op.Source = bySource, c.source
	}
	return op
}

// choices takes apart where an argument passes a test. passes is where a value
// does.
func (e *evaluation) choices(v Value, typ types.Type, t *catalog.Test, l Lanes, passes func(Value) Lanes) []chosen {
	if len(t.Equals)+len(t.Prefix) == 0 || l.empty() || classOf(typ) != Text {
		return []chosen{{lanes: l}}
	}
	known := Value{top: v.top}
	parts := map[Source]Value{}
	var order []Source
	for _, p := range v.parts {
		s, open := openIn(e.lay, v, p)
		if !open {
			known.parts = append(known.parts, p)
			continue
		}
		if !slices.Contains(order, s) {
			order = append(order, s)
		}
		of := parts[s]
		of.parts = append(of.parts, p)
		parts[s] = of
	}
	if len(order) == 0 {
		return []chosen{{lanes: l}}
	}
	out := []chosen{{lanes: l.and(passes(known))}}
	for _, s := range order {
		out = append(out, chosen{true, s, l.and(passes(parts[s]))})
	}
	return out
}

// openIn is the source that a part of a value is, or is a reading of, unless
// that is a configuration value.
func openIn(lay *Layout, v Value, p part) (Source, bool) {
	if p.atom.Kind == kindSym {
		return p.atom.Src, !p.atom.Src.configured()
	}
	for _, q := range v.parts {
		if q.atom.Kind != kindSym || q.atom.Src.configured() {
			continue
		}
		if b := lay.index[q.atom.Src]; b != nil {
			if i, isRow := b.row(p.atom); isRow && oneLane(b.first+i).contains(p.lanes) {
				return q.atom.Src, true
			}
		}
	}
	return Source{}, false
}

// choose lifts an operation that depends on what its Source holds. Of a
// configuration value only the default is written in the code.
func (l *lifting) choose(ev *Event, in Lanes, to *Layout) []chosen {
	v := l.of(ev.Source)
	b := l.from.index[ev.Source]
	known := v.top.minus(worldsOf(v.top.Worlds()))
	var open []chosen
	for _, p := range v.parts {
		s, isOpen := openIn(to, v, p)
		switch {
		case isOpen:
			i := slices.IndexFunc(open, func(c chosen) bool { return c.source == s })
			if i < 0 {
				i = len(open)
				open = append(open, chosen{open: true, source: s})
			}
			open[i].lanes = open[i].lanes.or(p.lanes)
			continue
		case p.atom.Kind == kindSym && p.atom.Src.Default.Kind != kindStr:
			continue
		case p.atom.Kind == kindSym:
			p.atom = strAtom(p.atom.Src.Default.S)
		}
		if b == nil {
			known = known.or(p.lanes)
			continue
		}
		for i := range b.size() {
			if in.has(b.first + i) {
				known = known.or(l.canBe(b, i, p))
			}
		}
	}
	lifted := l.lanes(in)
	out := append(open, chosen{lanes: known})
	for i := range out {
		out[i].lanes = out[i].lanes.and(lifted)
	}
	return out
}

// tested are the lanes of a call in which a rule's condition holds, by what its
// argument depends on.
func (e *evaluation) tested(x ssa.CallInstruction, args []ssa.Value, w *catalog.When) []chosen {
	out := []chosen{{lanes: e.cur}}
	for i, t := range w.Tests() {
		l := e.whereArgument(x, args, t, false)
		if i == 0 && !t.AnyArgument() {
			if arg := argumentOf(x, args, t); arg != nil {
				v, typ := e.concrete(arg)
				out = e.choices(v, typ, t, l, func(v Value) Lanes { return e.where(v, typ, t, false) })
				continue
			}
		}
		for i := range out {
			out[i].lanes = out[i].lanes.and(l)
		}
	}
	return out
}

// testedStore is tested of a stored value.
func (e *evaluation) testedStore(v Value, typ types.Type, w *catalog.When) []chosen {
	out := []chosen{{lanes: e.cur}}
	for i, t := range w.Tests() {
		passes := func(v Value) Lanes { return e.where(v, typ, t, false) }
		if l := passes(v); i == 0 {
			out = e.choices(v, typ, t, l, passes)
		} else {
			for i := range out {
				out[i].lanes = out[i].lanes.and(l)
			}
		}
	}
	return out
}

// argumentOf is the single argument that a test is of; nil if it is of several.
func argumentOf(x ssa.CallInstruction, args []ssa.Value, t *catalog.Test) ssa.Value {
	sig := x.Common().Signature()
	i := indexOf(sig, t)
	if i < 0 || i >= len(args) || sig.Variadic() && i == len(args)-1 {
		return nil
	}
	return args[i]
}
