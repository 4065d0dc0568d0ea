package flow

import (
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// urfave/cli declares flags by literals, which take effect where they become a
// cli.Flag.

// flagLiteral is the struct type of a flag of urfave/cli, nil for other types.
func flagLiteral(t types.Type) *types.Struct {
	n := namedOf(t)
	if n == nil || n.Obj().Pkg() == nil {
		return nil
	}
	path, _, _ := strings.Cut(n.Obj().Pkg().Path(), "/cli/v")
	if path != "github.com/urfave" && path != "github.com/urfave/cli" || !strings.HasPrefix(n.Obj().Name(), "Flag") && !strings.HasSuffix(n.Obj().Name(), "Flag") {
		return nil
	}
	st, _ := n.Underlying().(*types.Struct)
	return st
}

// declareLiteral notes what a flag of urfave/cli holds when nobody sets it,
// the environment variable that sets it, and the variable that it is kept in.
func (e *evaluation) declareLiteral(x *ssa.MakeInterface, literal Value) {
	st := flagLiteral(x.X.Type())
	if st == nil {
		return
	}
	field := func(name string) (Value, types.Type) {
		i := slices.IndexFunc(slices.Collect(st.Fields()), func(f *types.Var) bool { return f.Name() == name })
		if i < 0 {
			return Value{}, nil
		}
		path := "." + strconv.Itoa(i)
		if a, ok := literal.atom(e.cur); ok && a.Kind == kindObj {
			return e.get(memKey{a.Ref, a.S + path}), st.Field(i).Type()
		}
		return literal.fields[path], st.Field(i).Type()
	}
	key, _ := field("Name")
	name, ok := key.atom(e.cur)
	if !ok || name.Kind != kindStr {
		return
	}
	v, t := field("Value")
	if !v.empty() {
		e.declareDefault(name.S, v, x)
	}
	variables, _ := field("EnvVars")
	single, _ := field("EnvVar")
	e.bindKey(key, append(e.elements(variables), single), x)
	if ptr, to := field("Destination"); t != nil && to != nil && !ptr.empty() {
		e.bindFlag(ptr, e.lookUp(key, classOf(t)), to, x)
	}
}
