package flow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// hiddenReads take out the fields that are read without being named.
type hiddenReads struct {
	unread map[*types.Var]bool
	seen   map[types.Type]bool
}

func (x *hiddenReads) inPackage(u *unit) {
	for _, inst := range u.Info.Instances {
		for t := range inst.TypeArgs.Types() {
			x.all(t)
		}
	}
	for _, fn := range u.everyFunction() {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				x.by(instr)
			}
		}
	}
}

// by takes out what an instruction reads: conversions and comparisons of whole
// values.
func (x *hiddenReads) by(instr ssa.Instruction) {
	switch i := instr.(type) {
	case *ssa.MakeInterface:
		if i.Type().Underlying().(*types.Interface).NumMethods() == 0 {
			x.all(i.X.Type())
		}
	case *ssa.ChangeType:
		x.all(i.X.Type())
	case *ssa.BinOp:
		switch i.X.Type().Underlying().(type) {
		case *types.Struct, *types.Array:
			x.all(i.X.Type())
		}
	case *ssa.MapUpdate:
		x.all(i.Key.Type())
	case *ssa.Lookup:
		x.all(i.Index.Type())
	}
}

// all takes out every field that a value of type t leads to.
func (x *hiddenReads) all(t types.Type) {
	if x.seen[t] {
		return
	}
	x.seen[t] = true
	switch t := t.Underlying().(type) {
	case *types.Pointer:
		x.all(t.Elem())
	case *types.Slice:
		x.all(t.Elem())
	case *types.Array:
		x.all(t.Elem())
	case *types.Chan:
		x.all(t.Elem())
	case *types.Map:
		x.all(t.Key())
		x.all(t.Elem())
	case *types.Struct:
		for f := range t.Fields() {
			delete(x.unread, f.Origin())
			x.all(f.Type())
		}
	}
}
