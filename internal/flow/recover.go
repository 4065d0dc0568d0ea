package flow

import "golang.org/x/tools/go/ssa"

// mayRecover reports whether a function defers something that recovers from
// panics. Only then does its recover block run: after any panic, a run-time
// one too, and so in all lanes. Deferred functions of other packages are taken
// not to recover, as recover works only in the deferred function itself.
func mayRecover(fn *ssa.Function) bool {
	if fn.Recover == nil {
		return false
	}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			d, ok := instr.(*ssa.Defer)
			if !ok || d.Call.IsInvoke() {
				continue
			}
			switch f := d.Call.Value.(type) {
			case *ssa.Function:
				if recovers(f) {
					return true
				}
			case *ssa.MakeClosure:
				if recovers(f.Fn.(*ssa.Function)) {
					return true
				}
			case *ssa.Builtin:
			default:
				return true
			}
		}
	}
	return false
}

func recovers(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if c, ok := instr.(*ssa.Call); ok {
				if f, ok := c.Call.Value.(*ssa.Builtin); ok && f.Name() == "recover" {
					return true
				}
			}
		}
	}
	return false
}
