package flow

import (
	"go/types"
	"regexp"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Command-line flags are configuration with a default, and the environment
// where their name says so. A package that declares one gets a pointer to what
// the flag will hold, or gives one.

// A flagKind is how a function declares a flag: where its arguments stand.
type flagKind struct {
	class Class
	// pointer is the argument that points to the variable; -1 if the function
	// returns a pointer.
	pointer, name, value int
}

var flagPackages = map[string]bool{"flag": true, "github.com/spf13/pflag": true}

var flagFunction = regexp.MustCompile(`^(String|Bool|Int)(Var)?(P)?$`)

// flagOf reports whether a function declares a flag. Arguments count from the
// first after the receiver.
func flagOf(fn *types.Func) (k flagKind, ok bool) {
	if fn.Pkg() == nil || !flagPackages[fn.Pkg().Path()] {
		return k, false
	}
	m := flagFunction.FindStringSubmatch(fn.Name())
	if m == nil {
		return k, false
	}
	k = flagKind{map[string]Class{"String": Text, "Bool": Truth, "Int": Number}[m[1]], -1, 0, 1}
	if m[2] != "" {
		k.pointer, k.name, k.value = 0, 1, 2
	}
	if m[3] != "" {
		k.value++ // a one-letter name stands between
	}
	return k, true
}

// flagCell begins the cells that flag functions return pointers to.
const flagCell = "!flag:"

// declareFlag evaluates a call that declares a flag; nil if its name is not
// known.
func (e *evaluation) declareFlag(x ssa.CallInstruction, fn *types.Func, k flagKind, args []ssa.Value) *outcomeOf {
	if fn.Signature().Recv() != nil {
		args = args[1:]
	}
	name, ok := e.value(args[k.name]).atom(e.cur)
	if !ok || name.Kind != kindStr {
		return nil
	}
	var fallback Constant
	if a, ok := e.value(args[k.value]).atom(e.cur); ok && a.constant() {
		fallback = Constant{Kind: a.Kind, S: a.S, I: a.I}
	}
	if fn.Pkg().Path() != "flag" {
		e.declareDefault(name.S, e.value(args[k.value]), x)
	}
	s := Source{Kind: VarCell, Name: flagCell + name.S, Default: fallback}
	if k.pointer >= 0 {
		e.bindFlag(e.value(args[k.pointer]), e.flagValue(s, k.class), args[k.pointer].Type(), x)
		return &outcomeOf{returns: e.cur}
	}
	if !e.unit.onlyRead(x.Value()) {
		return nil
	}
	return &outcomeOf{results: []Value{exactly(Atom{Kind: kindAddr, Src: s}, e.lay.all)}, returns: e.cur}
}

// bindFlag lets a variable hold what a flag does: from now on, and whenever the
// flags are parsed again.
func (e *evaluation) bindFlag(ptr, v Value, t types.Type, x ssa.Instruction) {
	e.store(ptr, v, t.Underlying().(*types.Pointer).Elem(), x)
	e.leak(ptr, e.cur, x)
	for _, p := range ptr.parts {
		if p.atom.Kind == kindObj {
			e.expose(p.atom.Ref, p.lanes.and(e.cur), x)
			k := memKey{p.atom.Ref, p.atom.S}
			e.share(k, v)
			if joined := e.captured[k].join(v); !joined.equal(e.captured[k]) {
				e.captured[k], e.changed = joined, true
			}
		}
	}
}

// flagValue is what a flag holds.
func (e *evaluation) flagValue(s Source, c Class) Value {
	name := strings.TrimPrefix(s.Name, flagCell)
	path := strings.HasPrefix(s.Default.S, ".") || strings.Contains(s.Default.S, "/")
	if c == Text && !path && isEnvironmentKey(e.unit.config, keyNote(name)) {
		return e.environment("-"+name, s.Default, false)
	}
	return e.config("-"+name, s.Default, c)
}

// onlyRead reports whether nobody writes through a pointer that a flag
// function returned: it is dereferenced here, or kept in a variable that is.
func (u *unit) onlyRead(v ssa.Value) bool {
	if v == nil || v.Referrers() == nil {
		return false
	}
	for _, ref := range *v.Referrers() {
		switch x := ref.(type) {
		case *ssa.DebugRef, *ssa.UnOp:
		case *ssa.Store:
			if g, ok := x.Addr.(*ssa.Global); !ok || x.Val != v || u.flags[g] == (Source{}) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// flagVariable is the flag that a variable points to, if it does so from its
// declaration on and is only dereferenced.
func flagVariable(g *ssa.Global, uses []ssa.Instruction) (s Source, ok bool) {
	for _, use := range uses {
		switch x := use.(type) {
		case *ssa.DebugRef:
			continue
		case *ssa.UnOp:
			if onlyDereferenced(x) {
				continue
			}
		case *ssa.Store:
			if c, isCall := x.Val.(*ssa.Call); isCall && x.Addr == g && !ok {
				if s, ok = declaredFlag(c); ok {
					continue
				}
			}
		}
		return Source{}, false
	}
	return s, ok
}

// declaredFlag is the cell of a flag that a call with constant arguments
// declares.
func declaredFlag(c *ssa.Call) (Source, bool) {
	f, isFunction := c.Call.Value.(*ssa.Function)
	if !isFunction {
		return Source{}, false
	}
	obj, isFunc := f.Object().(*types.Func)
	if !isFunc || obj.Signature().Recv() != nil {
		return Source{}, false
	}
	k, ok := flagOf(obj)
	if !ok || k.pointer >= 0 {
		return Source{}, false
	}
	name, isConst := c.Call.Args[k.name].(*ssa.Const)
	value, hasDefault := c.Call.Args[k.value].(*ssa.Const)
	if !isConst || !hasDefault {
		return Source{}, false
	}
	n, _ := constAtom(name)
	a, _ := constAtom(value)
	return Source{Kind: VarCell, Name: flagCell + n.S, Default: Constant{a.Kind, a.S, a.I}}, n.S != ""
}

func onlyDereferenced(x *ssa.UnOp) bool {
	for _, ref := range *x.Referrers() {
		switch ref.(type) {
		case *ssa.UnOp, *ssa.DebugRef:
		default:
			return false
		}
	}
	return true
}
