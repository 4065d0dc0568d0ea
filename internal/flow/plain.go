package flow

import (
	"go/token"
	"go/types"
	"slices"
	"strconv"

	"golang.org/x/tools/go/ssa"
)

// Most functions branch on data only: nothing that they branch on or return
// can tell one world, parameter or cell from another. All their blocks run in
// all lanes, so one look at what they call and create is their summary.

// scan computes the summary of a plain function.
func (u *unit) scan(fn *ssa.Function) *Summary {
	e := &evaluation{unit: u, fn: fn, lay: newLayout(u.universe), scanning: true, blockwise: u.spare}
	u.spare = blockwise{} // functions that are looked at meanwhile have their own
	u.current = fn
	e.order, e.cyclic = blockOrder(fn)
	e.reset()
	e.recording = true
	e.mem = newMemory()
	for _, b := range e.order {
		e.block, e.cur, e.ways = b, e.lay.all, paths{e.lay.all}
		for _, instr := range b.Instrs {
			switch x := instr.(type) {
			case *ssa.Call, *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.ChangeType, *ssa.Return:
				e.instruction(instr)
			case *ssa.Store:
				e.matchStore(x, e.value(x.Val))
			}
		}
	}
	u.spare = e.blockwise
	return e.summary()
}

// A knowledge is what a value may tell.
type knowledge uint8

const (
	// tells: the value can differ between worlds, or comes from something that
	// callers know more of.
	tells knowledge = 1 << iota
	// carries: it can be a function that somebody calls.
	carries
)

// A plainness decides whether a function is plain, by walking over it.
type plainness struct {
	unit *unit
	know map[ssa.Value]knowledge
	// grew says that this walk learnt something.
	grew bool
	buf  []*ssa.Value
}

// plain reports whether scanning the function is as good as interpreting it.
// Its callees have their summaries already.
func (u *unit) plain(fn *ssa.Function) bool {
	if len(fn.Blocks) == 1 || len(fn.FreeVars) > 0 || fn.Recover != nil || u.probed != 0 || u.Own && len(u.writtenIn(fn)) > 0 {
		return false
	}
	if obj, ok := fn.Object().(*types.Func); ok && len(u.directed(obj)) > 0 {
		return false
	}
	p := &plainness{unit: u, know: map[ssa.Value]knowledge{}}
	for _, x := range fn.Params {
		p.know[x] = ofParameter(x.Type())
	}
	returns := false
	// What a loop carries round is known when it is walked again.
	for p.grew = true; p.grew; {
		p.grew = false
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if !p.allows(instr) {
					return false
				}
				_, isReturn := instr.(*ssa.Return)
				returns = returns || isReturn
			}
		}
	}
	return returns
}

// ofParameter is what a parameter of type t may tell: nothing, for data.
func ofParameter(t types.Type) knowledge {
	switch classOf(t) {
	case Text, Truth:
		return tells
	case Number:
		if _, basic := types.Unalias(t).(*types.Basic); !basic {
			return tells
		}
	case Reference:
		if holdsFunction(t) {
			return tells | carries
		}
	case Opaque:
		if _, generic := types.Unalias(t).(*types.TypeParam); generic {
			return tells | carries
		}
	}
	return 0
}

// allows reports whether a plain function can hold the instruction, and notes
// what its value tells.
func (p *plainness) allows(instr ssa.Instruction) bool {
	switch x := instr.(type) {
	case *ssa.MakeClosure, *ssa.Go, *ssa.Defer:
		return false
	case *ssa.If:
		return p.of(x.Cond) == 0
	case *ssa.Select:
		return !x.Blocking || len(x.States) > 0
	case *ssa.Return:
		for _, r := range x.Results {
			if _, isParam := r.(*ssa.Parameter); !isParam && p.of(r) != 0 {
				return false
			}
		}
		return true
	case *ssa.Alloc:
		return !p.unit.hasCells(x.Type().Underlying().(*types.Pointer).Elem())
	case *ssa.FieldAddr:
		return !isServerURL(x) && !p.isCell(x.X.Type().Underlying().(*types.Pointer).Elem(), x.Field) && p.passes(instr, 0)
	case *ssa.Field:
		return !p.isCell(x.X.Type(), x.Field) && p.passes(instr, 0)
	case *ssa.Extract:
		if c, ok := x.Tuple.(*ssa.Call); ok && c.Call.IsInvoke() && !answer(c.Call.Signature(), x.Index) {
			return true
		}
	case *ssa.Call:
		return p.allowsCall(x)
	case *ssa.TypeAssert:
		switch x.X.(type) {
		case *ssa.Call, *ssa.MakeInterface:
			if classOf(x.AssertedType) != Reference {
				p.learn(x, tells)
			}
		}
		return p.passes(instr, 0)
	case *ssa.MakeInterface:
		return flagLiteral(x.X.Type()) == nil && p.passes(instr, carries)
	case *ssa.ChangeInterface, *ssa.ChangeType:
		return p.passes(instr, carries)
	case *ssa.BinOp:
		if x.Op == token.EQL || x.Op == token.NEQ {
			p.learn(x, (p.of(x.X)|p.of(x.Y))&tells)
			return true
		}
	case *ssa.Store, *ssa.MapUpdate, *ssa.Send:
		if st, ok := x.(*ssa.Store); ok {
			if _, unread := p.unit.unreadAt(st.Addr); unread || p.ruled(st.Addr) {
				return false
			}
		}
		p.buf = instr.Operands(p.buf[:0])
		for _, op := range p.buf {
			if p.of(*op)&carries != 0 {
				return false
			}
			if g, ok := (*op).(*ssa.Global); ok && p.of(g) != 0 {
				return false
			}
		}
		return true
	}
	return p.passes(instr, 0)
}

// ruled reports whether a rule looks at what is stored to an address.
func (p *plainness) ruled(address ssa.Value) bool {
	cat := p.unit.config.Catalog
	switch a := address.(type) {
	case *ssa.Global:
		obj, ok := a.Object().(*types.Var)
		return ok && obj.Pkg() != nil && cat.Package(obj.Pkg().Path()) && len(cat.Var(obj)) > 0
	case *ssa.FieldAddr:
		t := a.X.Type().Underlying().(*types.Pointer).Elem()
		owner := namedOf(t)
		st, ok := t.Underlying().(*types.Struct)
		if owner == nil || !ok || owner.Obj().Pkg() == nil || !cat.Package(owner.Obj().Pkg().Path()) {
			return false
		}
		return len(cat.Field(owner.Origin().Obj(), st.Field(a.Field).Name())) > 0
	}
	return false
}

// passes lets a value tell what its operands do. What carries a function goes
// only through instructions that keep track of it.
func (p *plainness) passes(instr ssa.Instruction, allowed knowledge) bool {
	var all knowledge
	p.buf = instr.Operands(p.buf[:0])
	for _, op := range p.buf {
		if *op != nil {
			all |= p.of(*op)
		}
	}
	if v, ok := instr.(ssa.Value); ok {
		p.learn(v, all)
	}
	return all&carries&^allowed == 0
}

func (p *plainness) learn(v ssa.Value, k knowledge) {
	if old := p.know[v]; old|k != old {
		p.know[v], p.grew = old|k, true
	}
}

// of is what an operand tells. A constant tells nothing: what is compared with
// it does.
func (p *plainness) of(v ssa.Value) knowledge {
	switch v := v.(type) {
	case *ssa.Function, *ssa.FreeVar:
		return tells | carries
	case *ssa.Global:
		_, flag := p.unit.flags[v]
		if _, cell := p.unit.cellOfVar(v); flag || cell {
			return tells
		}
		if obj, ok := v.Object().(*types.Var); ok {
			if _, holds := p.unit.config.EnvironmentVar(obj); holds {
				return tells
			}
		}
		return 0
	}
	return p.know[v]
}

func (p *plainness) isCell(t types.Type, field int) bool {
	_, ok := p.unit.cellOfType(t, "."+strconv.Itoa(field))
	return ok
}

func (p *plainness) allowsCall(x *ssa.Call) bool {
	c := &x.Call
	if c.IsInvoke() {
		if !p.allowsFunc(c.Method) {
			return false
		}
		results := c.Signature().Results()
		for i := range results.Len() {
			if answer(c.Signature(), i) {
				p.learn(x, tells)
			}
		}
		return p.arguments(x)
	}
	switch f := c.Value.(type) {
	case *ssa.Builtin:
		return f.Name() != "recover" && p.passes(x, 0)
	case *ssa.Function:
		if obj, ok := f.Object().(*types.Func); ok && !p.allowsFunc(obj) || p.unit.callbacksOf(f) != nil {
			return false
		}
		if s := p.unit.summaryOf(f); s != nil {
			return p.arguments(x) && p.summary(x, s)
		}
		if obj, ok := f.Object().(*types.Func); ok && computes(p.unit.fullName(obj)) {
			for _, a := range c.Args {
				p.learn(x, p.of(a)&tells)
			}
		}
	}
	return p.arguments(x)
}

// arguments rules out that a function is handed on.
func (p *plainness) arguments(x *ssa.Call) bool {
	for _, a := range x.Call.Args {
		if _, ok := a.(*ssa.Function); ok {
			return false
		}
	}
	return true
}

// allowsFunc reports whether neither a rule nor the interpreter knows a
// function for what it does.
func (p *plainness) allowsFunc(fn *types.Func) bool {
	cfg := p.unit.config
	_, isFlag := flagOf(fn)
	_, looksUp := lookupOf(fn)
	if _, guards := cfg.GuardFunc(fn); guards || isFlag || looksUp || isAtomic(fn) || declarationOf(fn) != declaresNothing || cfg.EnvironmentFunc(fn) || knownSource(p.unit.fullName(fn)) || endsProcess(fn) || isServer(fn) {
		return false
	}
	if fn.Pkg() == nil || !cfg.Catalog.Package(fn.Pkg().Path()) {
		return true
	}
	if _, sends := cfg.Catalog.Sender(fn); sends {
		return false
	}
	return len(cfg.Catalog.Func(fn)) == 0 && len(cfg.Catalog.ClientFunc(fn)) == 0 &&
		len(cfg.Catalog.SandboxFunc(fn)) == 0 && len(cfg.Catalog.SafeguardFunc(fn)) == 0
}

// summary reports whether a callee does the same whatever it is given here,
// and notes what its results tell.
func (p *plainness) summary(x *ssa.Call, s *Summary) bool {
	if s.Returns != s.Layout.all || len(s.Stored) > 0 || slices.ContainsFunc(s.Events, dependsOnArgument) {
		return false
	}
	for _, b := range s.Layout.Blocks {
		if b.Source.Kind != Param || b.Source.Index >= len(x.Call.Args) {
			return false
		}
		a := x.Call.Args[b.Source.Index]
		if _, constant := a.(*ssa.Const); constant || p.of(a) != 0 {
			return false
		}
	}
	if len(s.Lists) > 0 {
		p.learn(x, tells)
	}
	for _, r := range s.Results {
		for _, q := range r.parts {
			a := q.atom
			switch {
			case a.Kind == kindSym && a.Src.Kind == Param && a.Src.Index < len(x.Call.Args):
				p.learn(x, p.of(x.Call.Args[a.Src.Index])&tells)
			case a.Kind == kindFunc:
				return false
			case !a.constant() && a.Kind != kindNonNil || q.lanes != s.Layout.all:
				p.learn(x, tells)
			}
		}
	}
	return true
}

// dependsOnArgument reports whether what an event means is decided by what the
// function is given: the address of a request, or the choice of a sandbox.
func dependsOnArgument(ev *Event) bool {
	return (ev.Kind == HTTPRequest || ev.Kind == Sandbox) && slices.ContainsFunc(ev.Value.parts, func(p part) bool {
		return p.atom.Kind == kindSym && p.atom.Src.Kind == Param
	})
}

// hasCells reports whether a part of the type is a cell.
func (u *unit) hasCells(t types.Type) bool {
	has, known := u.celled[t]
	if !known {
		u.partsOf(t)
		has = slices.ContainsFunc(u.parts[t].paths, func(path string) bool { _, ok := u.cellOfType(t, path); return ok })
		u.celled[t] = has
	}
	return has
}
