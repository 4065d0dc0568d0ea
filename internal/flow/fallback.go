package flow

import (
	"go/types"
	"reflect"
	"slices"
	"strconv"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/deploy"
	"golang.org/x/tools/go/ssa"
)

// switchedOn reports whether a call fills a struct with a field that is on when
// nobody sets it, and of whose name the test speaks.
func (u *unit) switchedOn(x ssa.CallInstruction, args []ssa.Value, t *catalog.Test) bool {
	filled := tupleTypes(x.Common().Signature().Results())
	for _, a := range args {
		if m, ok := a.(*ssa.MakeInterface); ok {
			a = m.X
		}
		filled = append(filled, a.Type())
	}
	seen := map[types.Type]bool{}
	return slices.ContainsFunc(filled, func(typ types.Type) bool { return u.holdsSwitch(typ, t, seen) })
}

func (u *unit) holdsSwitch(typ types.Type, t *catalog.Test, seen map[types.Type]bool) bool {
	if p, ok := typ.Underlying().(*types.Pointer); ok {
		typ = p.Elem()
	}
	st, ok := typ.Underlying().(*types.Struct)
	if !ok || seen[typ] {
		return false
	}
	seen[typ] = true
	for i := range st.NumFields() {
		f := st.Field(i)
		n := fieldNote{class: classOf(f.Type()), name: f.Name()}
		n.readTag(reflect.StructTag(st.Tag(i)))
		on := t.SwitchedOn(n.name) || t.SwitchedOn(n.key)
		if on && n.class == Truth && n.constant().atom() == boolAtom(true) && !u.deployedOff(&n) || u.holdsSwitch(f.Type(), t, seen) {
			return true
		}
	}
	return false
}

// deployedOff reports whether a deployment file switches a field off.
func (u *unit) deployedOff(n *fieldNote) bool {
	if u.Root == "" || !n.fromEnv {
		return false
	}
	return slices.ContainsFunc(deploy.Settings(u.Root, n.key), func(s deploy.Setting) bool {
		on, err := strconv.ParseBool(s.Value)
		return err == nil && !on
	})
}
