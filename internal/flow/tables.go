package flow

import (
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A table is a package variable of map or slice type that is filled
// where it is declared and only read afterwards: the names of environments, a
// row of settings for each. What it holds is known to every function of its
// package, and if it is exported and made of constants, to those of importers;
// see sharedtables.go.

// findVariables finds the variables of the package whose value is known
// wherever they are read: tables, and, if they are not exported, regular
// expressions, pointers to flags, and those that are only used by methods of
// sync/atomic.
func (u *unit) findVariables() {
	u.tables, u.flags, u.patterns = map[*ssa.Global]map[string]Value{}, map[*ssa.Global]Source{}, map[*ssa.Global]string{}
	u.atomics = map[*ssa.Global]bool{}
	r := &reading{params: map[*ssa.Parameter]bool{}}
	tables := map[*ssa.Global]bool{}
	for g, uses := range u.usesOfVariables() {
		if tabular(g) {
			switch onlyRead := !slices.ContainsFunc(uses, func(x ssa.Instruction) bool { return !r.tableUse(g, x) }); {
			case g.Pkg == u.ssaPkg:
				tables[g] = onlyRead
			case !onlyRead:
				u.changes = append(u.changes, changedTable(g))
			}
		}
		if shared(g) {
			continue
		}
		if s, ok := flagVariable(g, uses); ok {
			u.flags[g] = s
		}
		if isAtomicVariable(g, uses) {
			u.atomics[g] = true
		}
		if pattern, ok := u.patternVariable(g, uses); ok {
			u.patterns[g] = pattern
		}
	}
	maps.DeleteFunc(tables, func(_ *ssa.Global, onlyRead bool) bool { return !onlyRead })
	if len(tables) > 0 {
		u.fillTables(u.ssaPkg.Func("init"), tables)
	}
}

// usesOfVariables lists where the unexported variables of the package are used,
// and the exported tables of the project.
func (u *unit) usesOfVariables() map[*ssa.Global][]ssa.Instruction {
	uses := map[*ssa.Global][]ssa.Instruction{}
	var operands []*ssa.Value
	for _, fn := range u.everyFunction() {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				operands = instr.Operands(operands[:0])
				for _, op := range operands {
					g, ok := (*op).(*ssa.Global)
					if !ok || g.Object() == nil {
						continue
					}
					if own := g.Pkg == u.ssaPkg; !shared(g) && own || shared(g) && tabular(g) && (own || u.ours(g.Pkg.Pkg)) {
						uses[g] = append(uses[g], instr)
					}
				}
			}
		}
	}
	return uses
}

// tabular reports whether a variable is a map or slice.
func tabular(g *ssa.Global) bool { return isTable(g.Type().Underlying().(*types.Pointer).Elem()) }

func isTable(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Map, *types.Slice:
		return true
	}
	return false
}

// everyFunction lists the functions of the package with those inside of them.
func (u *unit) everyFunction() []*ssa.Function {
	out := append([]*ssa.Function{u.ssaPkg.Func("init")}, u.functions...)
	for i := 0; i < len(out); i++ {
		out = append(out, out[i].AnonFuncs...)
	}
	return out
}

// A reading tells which uses of a value only read it.
type reading struct {
	params map[*ssa.Parameter]bool // false while it is being decided
}

// tableUse reports whether a use of a variable fills it where it is declared,
// or only reads it.
func (r *reading) tableUse(g *ssa.Global, use ssa.Instruction) bool {
	switch x := use.(type) {
	case *ssa.UnOp:
		return r.onlyRead(x)
	case *ssa.Store:
		return x.Addr == g && x.Parent() == g.Pkg.Func("init")
	case *ssa.DebugRef:
		return true
	}
	return false
}

// onlyRead reports whether nobody writes to v or to what it holds.
func (r *reading) onlyRead(v ssa.Value) bool {
	refs := v.Referrers()
	if refs == nil {
		return true
	}
	for _, ref := range *refs {
		if !r.reads(ref, v) {
			return false
		}
	}
	return true
}

func (r *reading) reads(ref ssa.Instruction, v ssa.Value) bool {
	switch x := ref.(type) {
	case *ssa.DebugRef, *ssa.Lookup, *ssa.Range, *ssa.Index, *ssa.BinOp, *ssa.If:
		return true
	case *ssa.IndexAddr, *ssa.FieldAddr:
		return r.onlyRead(x.(ssa.Value))
	case *ssa.UnOp:
		// What is loaded may be a reference itself.
		return !isTable(x.Type()) || r.onlyRead(x)
	case *ssa.Store:
		return false
	case *ssa.Call:
		return r.callReads(x, v)
	}
	return false
}

func (r *reading) callReads(x *ssa.Call, v ssa.Value) bool {
	switch f := x.Call.Value.(type) {
	case *ssa.Builtin:
		return f.Name() == "len" || f.Name() == "cap"
	case *ssa.Function:
		if obj, ok := f.Object().(*types.Func); ok && tableReaders[obj.Origin().FullName()] {
			return true
		}
		if len(f.Blocks) == 0 {
			return false
		}
		for i, a := range x.Call.Args {
			if a == v && !r.paramRead(f.Params[i]) {
				return false
			}
		}
		return true
	}
	return false
}

// paramRead reports whether a function only reads what a parameter holds.
func (r *reading) paramRead(p *ssa.Parameter) bool {
	only, known := r.params[p]
	if !known {
		// Functions that hand it round in a circle count as writing to it: an
		// answer that rests on an assumption would depend on who is asked first.
		r.params[p] = false
		only = r.onlyRead(p)
		r.params[p] = only
	}
	return only
}

// tableReaders are functions of the standard library that only read a table.
var tableReaders = map[string]bool{
	"slices.Contains": true, "slices.Index": true, "slices.ContainsFunc": true, "slices.BinarySearch": true,
	"strings.Join": true, "slices.IndexFunc": true,
}

// fillTables runs the initialisers as far as they are made of constants.
func (u *unit) fillTables(initial *ssa.Function, tables map[*ssa.Global]bool) {
	e := &evaluation{unit: u, fn: initial, lay: newLayout(u.universe), scanning: true, filling: map[*ssa.Global]Value{}}
	for g := range tables {
		e.filling[g] = Value{}
	}
	e.order, e.cyclic = blockOrder(initial)
	e.reset()
	last := newMemory()
	for _, b := range e.order {
		if e.visit(b); e.mem != nil && len(e.mem.objects) >= len(last.objects) {
			last = e.mem
		}
	}
	for g := range tables {
		e.mem = last
		v := e.filling[g]
		a, ok := v.atom(e.lay.all)
		if _, alias := a.Ref.(*ssa.Global); !ok || a.Kind != kindObj || alias {
			delete(u.tables, g)
			continue
		}
		cells := map[string]Value{}
		for _, path := range e.pathsOf(a.Ref) {
			if len(path) >= len(a.S) && path[:len(a.S)] == a.S {
				cells[path[len(a.S):]] = e.everywhereElse(e.get(memKey{a.Ref, path}))
			}
		}
		if !shared(g) || constants(cells) {
			u.tables[g] = cells
		}
	}
}

// storeTable notes what a table is filled with; it reports whether g is one.
// Functions that only others could find in it count as called.
func (e *evaluation) storeTable(g *ssa.Global, v Value, site ssa.Instruction) bool {
	if _, filling := e.filling[g]; filling {
		e.filling[g] = v
		return true
	}
	if g.Pkg != e.unit.ssaPkg || e.unit.table(g) == nil {
		return false
	}
	for _, p := range v.parts {
		if p.atom.Kind != kindObj {
			continue
		}
		for _, path := range e.pathsOf(p.atom.Ref) {
			for _, q := range e.get(memKey{p.atom.Ref, path}).parts {
				if !isPlainFunction(q.atom) {
					e.giveAway(Value{parts: []part{q}}, e.cur, site)
				}
			}
		}
	}
	return true
}

// everywhereElse makes a value of init fit for any function: a constant is
// one in all lanes, what differs between worlds is unknown in other lanes.
func (e *evaluation) everywhereElse(v Value) Value {
	if a, ok := v.atom(e.lay.all); ok && (a.constant() || a == nonNilAtom || isPlainFunction(a)) {
		return exactly(a, anyLane)
	}
	return unknown(anyLane)
}

func isPlainFunction(a Atom) bool {
	_, plain := a.Ref.(*ssa.Function)
	return a.Kind == kindFunc && plain
}
