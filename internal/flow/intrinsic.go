package flow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// intrinsic evaluates functions that the interpreter knows by name. It returns
// nil for all others.
func (e *evaluation) intrinsic(x ssa.CallInstruction, fn *types.Func, args []ssa.Value) *outcomeOf {
	name := e.unit.fullName(fn)
	if ends, fatal := e.ending(x, fn, name, args); ends {
		e.leakArgs(x, args)
		e.dies(e.cur.minus(fatal), false)
		return &outcomeOf{returns: Lanes{}}
	}
	if in, ok := e.unit.config.GuardFunc(fn); ok {
		worlds, _ := e.universe().Named(in)
		return &outcomeOf{results: []Value{e.trueIn(worlds)}, returns: e.cur}
	}
	if e.unit.config.EnvironmentFunc(fn) {
		return &outcomeOf{results: []Value{e.environment(fn.Name(), Constant{}, false)}, returns: e.cur}
	}
	if k, ok := flagOf(fn); ok {
		return e.declareFlag(x, fn, k, args)
	}
	if c, ok := lookupOf(fn); ok {
		return &outcomeOf{results: []Value{e.lookUp(e.value(args[len(args)-1]), c)}, returns: e.cur}
	}
	if isAtomic(fn) {
		return e.atomic(x, fn, args)
	}
	if name == "errors.New" || name == "fmt.Errorf" {
		return &outcomeOf{results: []Value{exactly(nonNilAtom, e.lay.all)}, returns: e.cur}
	}
	if d := declarationOf(fn); d != declaresNothing {
		return e.declare(x, d, args)
	}
	if !knownSource(name) && !computes(name) {
		return nil
	}
	arg := func(i int) Value {
		if i < len(args) {
			return e.value(args[i])
		}
		return unknown(e.lay.all)
	}
	result := func(vs ...Value) *outcomeOf { return &outcomeOf{results: vs, returns: e.cur} }
	if view, ok := stringMappings[name]; ok {
		return result(e.look(arg(0), view, ""))
	}
	if view, ok := stringTests[name]; ok {
		return result(e.testStrings(view, arg(0), arg(1)))
	}
	switch name {
	case "os.Getenv", "syscall.Getenv":
		v := e.getenv(arg(0))
		if name == "os.Getenv" {
			return result(v)
		}
		return result(v, e.present(v))
	case "os.LookupEnv":
		v := e.getenv(arg(0))
		return result(v, e.present(v))
	case "os.Setenv", "(*testing.common).Setenv", "(*testing.T).Setenv", "(testing.TB).Setenv":
		if strings.HasPrefix(name, "(*") {
			args = args[1:] // without the receiver
		}
		if a, ok := arg(0).atom(e.cur); ok && e.unit.config.IsVariable(a.S) {
			e.storeSource(setenvCell, arg(1), x)
		} else if ok {
			e.setsVariable(a.S)
			if e.unit.Tests {
				e.storeSource(Source{Kind: Config, Name: a.S}, arg(1), x)
			}
		}
		return result()
	case "context.WithValue":
		e.putInContext(x, args)
		return nil
	case "sync.OnceFunc", "sync.OnceValue", "sync.OnceValues":
		return result(once(arg(0)))
	case "(*sync.Once).Do":
		return e.doOnce(x, arg(1))
	case "testing.Testing":
		return result(e.config(testingSource, Constant{}, Truth))
	case "testing.Short":
		if e.unit.Tests {
			return result(exactly(boolAtom(true), e.lay.all))
		}
	case "(*testing.M).Run":
		e.mark(testsMark, e.cur)
	case "regexp.MatchString":
		if a, ok := arg(0).atom(e.cur); ok && a.Kind == kindStr {
			if m := e.matchPattern(a.S, arg(1)); m != nil {
				m.results = append(m.results, exactly(nilAtom, e.lay.all))
				return m
			}
		}
	case "(*regexp.Regexp).MatchString":
		if pattern, ok := e.unit.patternOf(args[0]); ok {
			return e.matchPattern(pattern, arg(1))
		}
	case "strconv.ParseBool":
		return result(e.look(arg(0), "bool", ""))
	case "strconv.Atoi":
		return result(e.look(arg(0), "int", ""))
	case "slices.Contains":
		return result(e.contains(arg(0), arg(1)))
	case "cmp.Or":
		return result(e.firstNonZero(e.elements(arg(0)), x.Common().Signature().Results().At(0).Type()))
	case "github.com/gobuffalo/envy.Get":
		return result(e.firstNonZero([]Value{e.getenv(arg(0)), arg(1)}, types.Typ[types.String]))
	}
	return nil
}

// computes reports whether the results of a function known by name say something
// of its arguments. Those of functions that nobody knows say nothing.
func computes(name string) bool {
	switch name {
	case "sync.OnceFunc", "sync.OnceValue", "sync.OnceValues", "(*sync.Once).Do", "regexp.MatchString", "(*regexp.Regexp).MatchString",
		"strconv.ParseBool", "strconv.Atoi", "slices.Contains", "cmp.Or":
		return true
	}
	return stringMappings[name] != "" || stringTests[name] != ""
}

// knownSource reports whether a function known by name does more than compute
// with its arguments.
func knownSource(name string) bool {
	switch name {
	case "os.Getenv", "syscall.Getenv", "os.LookupEnv", "os.Setenv", "github.com/gobuffalo/envy.Get", "testing.Testing", "testing.Short", "context.WithValue",
		"(*testing.M).Run", "(*testing.common).Setenv", "(*testing.T).Setenv", "(testing.TB).Setenv":
		return true
	}
	return false
}

// getenv is the value of the environment variable that v names.
func (e *evaluation) getenv(v Value) Value {
	out := unknown(v.top)
	for _, p := range v.parts {
		switch {
		case p.atom.Kind == kindStr && e.unit.config.IsVariable(p.atom.S):
			out = out.join(e.environment(p.atom.S, Constant{}, e.unit.config.Policy.UnsetImpossible).restrict(p.lanes))
		case p.atom.Kind == kindStr:
			out = out.join(e.config(p.atom.S, Constant{}, Text).restrict(p.lanes))
		case p.atom.Kind == kindSym && p.atom.Src.Kind == Param && p.atom.Src.Via == "":
			out = out.join(e.lay.read(Source{Kind: EnvParam, Index: p.atom.Src.Index}, Text).restrict(p.lanes))
		default:
			out = out.join(unknown(p.lanes))
		}
	}
	return out
}

// present is the ok of LookupEnv. A variable that is set to nothing counts as
// unset.
func (e *evaluation) present(v Value) Value {
	return e.truth(v, exactly(strAtom(""), e.lay.all), func(a, b Atom, l Lanes) (Lanes, Lanes) {
		yes, no := e.equals(a, b, l)
		return no, yes
	})
}

// contains looks for a value among the elements of an own slice.
func (e *evaluation) contains(list, v Value) Value {
	a, _, ok := e.ownOrTable(list)
	if !ok {
		return unknown(e.lay.all)
	}
	return e.unlessChanged(a.Ref, e.among(e.elementsOf(a), v))
}

// among looks for a value among others.
func (e *evaluation) among(elements []Value, v Value) Value {
	elem := Value{}
	for _, el := range elements {
		elem = elem.join(el)
	}
	if elem.empty() {
		return unknown(e.lay.all)
	}
	var ways []Value
	none := e.lay.all
	for _, el := range elements {
		eq := e.same(v, el)
		for _, w := range eq.alternatives() {
			yes, _ := split(w, e.lay.all)
			ways = append(ways, exactly(boolAtom(true), yes))
		}
		_, no := split(eq, e.lay.all)
		none = none.and(no)
	}
	return oneOf(append(ways, exactly(boolAtom(false), none)), e.unit.ways, e.lay)
}

// elements are the elements of an own array in order, nil if they are not all
// known to be all.
func (e *evaluation) elements(list Value) []Value {
	a, table, ok := e.ownOrTable(list)
	if !ok || table {
		return nil
	}
	return e.elementsOf(a)
}

// elementsOf are the elements of an object or table, as long as nobody changes
// that.
func (e *evaluation) elementsOf(a Atom) []Value {
	if !e.get(memKey{a.Ref, escapedPath}).top.and(e.cur).empty() {
		return nil
	}
	var out []Value
	for _, path := range e.pathsOf(a.Ref) {
		if rest, ok := strings.CutPrefix(path, a.S+"["); ok {
			if strings.HasPrefix(rest, "*") || !strings.HasSuffix(rest, "]") || strings.Count(rest, "]") > 1 {
				return nil
			}
			el, _ := e.cell(memKey{a.Ref, path})
			out = append(out, el)
		}
	}
	return out
}

// count is the length of a slice of a whole own array, or of a table.
func (e *evaluation) count(list Value) (n int, ok bool) {
	a, table, ok := e.ownOrTable(list)
	if !ok || table {
		return 0, false
	}
	if p, ok := a.Ref.Type().Underlying().(*types.Pointer); ok {
		if array, ok := p.Elem().Underlying().(*types.Array); ok {
			return int(array.Len()), a.S == ""
		}
	}
	seen := map[string]bool{}
	for _, path := range e.pathsOf(a.Ref) {
		rest, isElement := strings.CutPrefix(path, a.S+"[")
		if !isElement {
			return 0, false
		}
		index, _, _ := strings.Cut(rest, "]")
		seen[index] = true
	}
	return len(seen), true
}

// firstNonZero is cmp.Or.
func (e *evaluation) firstNonZero(els []Value, t types.Type) Value {
	zero, ok := classOf(t).zero()
	if len(els) == 0 || !ok {
		return unknown(e.lay.all)
	}
	out, left := Value{}, e.lay.all
	for _, el := range els {
		isZero, not := split(e.truth(el, exactly(zero, e.lay.all), e.equals), e.lay.all)
		v := spellOut(e.universe(), el).restrict(left.and(not))
		// What is known to be the zero is not taken.
		notZero := slices.DeleteFunc(slices.Clone(v.parts), func(p part) bool { return p.atom == zero })
		out = out.join(Value{parts: notZero, top: v.top})
		left = left.and(isZero)
	}
	return out.join(exactly(zero, left))
}

// builtin evaluates a built-in function.
func (e *evaluation) builtin(x ssa.CallInstruction, b *ssa.Builtin) outcomeOf {
	args := x.Common().Args
	out := outcomeOf{returns: e.cur}
	switch b.Name() {
	case "len":
		if classOf(args[0].Type()) == Text {
			out.results = []Value{e.length(e.value(args[0]))}
		} else if n, ok := e.count(e.value(args[0])); ok {
			out.results = []Value{exactly(intAtom(int64(n)), e.cur)}
		}
	case "cap", "close", "complex", "imag", "max", "min", "real", "recover", "ssa:wrapnilchk":
	default: // append, clear, those of package unsafe and others keep, or write
		for _, a := range args {
			e.giveAway(e.value(a).restrict(e.cur), e.cur, x)
		}
	}
	return out
}

func (e *evaluation) length(v Value) Value {
	v = spellOut(e.universe(), v)
	out := unknown(v.top)
	for _, p := range v.parts {
		switch {
		case p.atom.Kind == kindStr:
			out = out.join(exactly(intAtom(int64(len(p.atom.S))), p.lanes))
		case p.atom.Kind == kindOther, p.atom.Kind == kindPrefix:
			out = out.join(exactly(Atom{Kind: kindPositive}, p.lanes))
		case p.atom.Kind == kindSym:
			yes, no := e.equals(p.atom, strAtom(""), p.lanes)
			out = out.join(exactly(intAtom(0), yes)).join(unknown(no))
			if sure := no.minus(yes); !sure.empty() {
				out.top = out.top.minus(sure)
				out = out.join(exactly(Atom{Kind: kindPositive}, sure))
			}
		default:
			out = out.join(unknown(p.lanes))
		}
	}
	return out
}
