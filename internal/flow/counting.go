package flow

import "golang.org/x/tools/go/ssa"

// leavesAlone reports whether a function changes nothing but what it makes
// itself, and keeps and hands on nothing of what it gets: objects that it is
// given are as they were when it comes back.
func (u *unit) leavesAlone(fn *ssa.Function) bool {
	alone, known := u.counting[fn]
	if !known {
		u.counting[fn] = false // while it calls itself
		alone = u.findAlone(fn)
		u.counting[fn] = alone
	}
	return alone
}

func (u *unit) findAlone(fn *ssa.Function) bool {
	if len(fn.Blocks) == 0 || len(fn.FreeVars) > 0 {
		return false
	}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			switch x := instr.(type) {
			case *ssa.Store:
				if !within(x.Addr) {
					return false
				}
			case *ssa.MapUpdate, *ssa.Send, *ssa.Select, *ssa.Go, *ssa.Defer, *ssa.Panic, *ssa.MakeClosure, *ssa.MakeInterface:
				return false
			case *ssa.Call:
				if !u.callLeavesAlone(&x.Call) {
					return false
				}
			}
		}
	}
	return true
}

// within reports whether an address lies in a variable that nobody outside of
// the function can refer to: what is stored there leads nowhere.
func within(addr ssa.Value) bool {
	switch x := addr.(type) {
	case *ssa.Alloc:
		return !x.Heap
	case *ssa.FieldAddr:
		return within(x.X)
	}
	return false
}

func (u *unit) callLeavesAlone(c *ssa.CallCommon) bool {
	if c.IsInvoke() {
		return false
	}
	switch f := c.Value.(type) {
	case *ssa.Builtin:
		switch f.Name() {
		case "len", "cap", "min", "max", "real", "imag", "complex":
			return true
		}
	case *ssa.Function:
		if len(f.Blocks) > 0 {
			return u.leavesAlone(f)
		}
		for _, a := range c.Args {
			if k := classOf(a.Type()); k != Text && k != Truth && k != Number {
				return false
			}
		}
		return true
	}
	return false
}
