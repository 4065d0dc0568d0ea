package flow

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Methods are matched by id: the name, with its package if it is unexported,
// and the signature with aliases resolved, packages in full and without
// parameter names. Two spellings of one method have one id.

func methodID(m *types.Func) string {
	name := m.Name()
	if !m.Exported() && m.Pkg() != nil {
		name = m.Pkg().Path() + "." + name
	}
	sig := m.Signature()
	return name + tupleID(sig.Params(), sig.Variadic()) + tupleID(sig.Results(), false)
}

func tupleID(t *types.Tuple, variadic bool) string {
	parts := make([]string, t.Len())
	for i := range parts {
		parts[i] = typeID(t.At(i).Type())
		if variadic && i == len(parts)-1 {
			parts[i] = "..." + strings.TrimPrefix(parts[i], "[]")
		}
	}
	return "(" + strings.Join(parts, ",") + ")"
}

// typeID writes a type with aliases resolved at every depth.
func typeID(t types.Type) string {
	switch t := types.Unalias(t).(type) {
	case *types.Pointer:
		return "*" + typeID(t.Elem())
	case *types.Slice:
		return "[]" + typeID(t.Elem())
	case *types.Map:
		return "map[" + typeID(t.Key()) + "]" + typeID(t.Elem())
	case *types.Signature:
		return "func" + tupleID(t.Params(), t.Variadic()) + tupleID(t.Results(), false)
	case *types.Interface:
		return types.TypeString(t, nil)
	default:
		return types.TypeString(t, nil)
	}
}

// interfaceIDs are the sorted ids of an interface's methods, one a line.
func interfaceIDs(t types.Type) string {
	var iface *types.Interface
	switch u := t.Underlying().(type) {
	case *types.Interface:
		iface = u
	default:
		return ""
	}
	ids := make([]string, iface.NumMethods())
	for i := range ids {
		ids[i] = methodID(iface.Method(i))
	}
	slices.Sort(ids)
	return strings.Join(ids, "\n")
}

// names remembers texts that are asked for at every call.
type names struct {
	functions, methods map[*types.Func]string
	interfaces         map[types.Type]string
}

func remembered[K comparable](m map[K]string, k K, text func() string) string {
	s, ok := m[k]
	if !ok {
		s = text()
		m[k] = s
	}
	return s
}

func (u *unit) methodID(m *types.Func) string {
	return remembered(u.names.methods, m, func() string { return methodID(m) })
}

func (u *unit) interfaceIDs(t types.Type) string {
	return remembered(u.names.interfaces, t, func() string { return interfaceIDs(t) })
}

// fullName is the name by which rules and the interpreter know a function.
func (u *unit) fullName(fn *types.Func) string {
	return remembered(u.names.functions, fn, func() string { return fn.Origin().FullName() })
}

func hasMethod(iface *types.Interface, id string) bool {
	for m := range iface.Methods() {
		if methodID(m) == id {
			return true
		}
	}
	return false
}

// typeID names a concrete type in events, and remembers it.
func (u *unit) typeID(t types.Type) string {
	id := typeID(t)
	if u.named[id] == nil {
		u.named[id] = t
	}
	return id
}

// methodFunctions are the functions of the method set of t, sorted.
func (u *unit) methodFunctions(t types.Type) []*ssa.Function {
	var out []*ssa.Function
	if _, isInterface := t.Underlying().(*types.Interface); isInterface {
		return nil
	}
	set := types.NewMethodSet(t)
	for sel := range set.Methods() {
		if f := u.ssaPkg.Prog.MethodValue(sel); f != nil {
			out = append(out, f)
		}
	}
	return out
}

// methodsOf is what the methods of a type do, by id.
func (u *unit) methodsOf(t types.Type) MethodTable {
	table := MethodTable{}
	for _, f := range u.methodFunctions(t) {
		if obj, ok := f.Object().(*types.Func); ok {
			table[methodID(obj)] = u.summaryOf(f)
		}
	}
	return table
}

// createsForOthers reports whether a conversion lets code that is not ours
// call methods of the type.
func (u *unit) createsForOthers(m *ssa.MakeInterface) bool {
	n := namedOf(m.X.Type())
	if n == nil || n.Obj().Pkg() == nil || !u.ours(n.Obj().Pkg()) || u.oursInterfaceType(m.Type()) {
		return false
	}
	return true
}
