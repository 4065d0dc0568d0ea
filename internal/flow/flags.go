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
	s := Source{Kind: VarCell, Name: flagCell + name.S, Default: fallback}
	if k.pointer >= 0 {
		t := args[k.pointer].Type().Underlying().(*types.Pointer).Elem()
		e.store(e.value(args[k.pointer]), e.flagValue(s, k.class), t, x)
		return &outcomeOf{returns: e.cur}
	}
	if !e.unit.onlyRead(x.Value()) {
		return nil
	}
	return &outcomeOf{results: []Value{exactly(Atom{Kind: kindAddr, Src: s}, e.lay.all)}, returns: e.cur}
}

// flagValue is what a flag holds.
func (e *evaluation) flagValue(s Source, c Class) Value {
	name := strings.TrimPrefix(s.Name, flagCell)
	path := strings.HasPrefix(s.Default.S, ".") || strings.Contains(s.Default.S, "/")
	if c == Text && !path && isEnvironmentKey(e.unit.config, fieldNote{key: strings.ReplaceAll(name, "-", "_"), inConfig: true}) {
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

// findFlags finds the package variables that keep the pointer to a flag and
// are only dereferenced.
func (u *unit) findFlags() {
	u.flags = map[*ssa.Global]Source{}
	written := map[*ssa.Global]bool{}
	var operands []*ssa.Value
	for _, fn := range u.everyFunction() {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				operands = instr.Operands(operands[:0])
				for _, op := range operands {
					if g, ok := (*op).(*ssa.Global); ok && g.Pkg == u.ssaPkg {
						u.useOfFlag(g, instr, written)
					}
				}
			}
		}
	}
	for g := range written {
		delete(u.flags, g)
	}
}

func (u *unit) useOfFlag(g *ssa.Global, instr ssa.Instruction, written map[*ssa.Global]bool) {
	switch x := instr.(type) {
	case *ssa.Store:
		c, isCall := x.Val.(*ssa.Call)
		if isCall && x.Addr == g && u.flags[g] == (Source{}) && g.Object() != nil && !g.Object().Exported() {
			if s, ok := declaredFlag(c); ok {
				u.flags[g] = s
				return
			}
		}
	case *ssa.UnOp:
		if onlyDereferenced(x) {
			return
		}
	case *ssa.DebugRef:
		return
	}
	written[g] = true
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
