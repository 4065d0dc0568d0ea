package flow

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// madeOf reports whether a value is, or is put together from, the result of one
// of the functions, as far as one function shows it: conversions, formatting,
// concatenation, local variables.
func madeOf(v ssa.Value, functions []string) bool {
	seen := map[ssa.Value]bool{}
	var from func(ssa.Value) bool
	stored := func(address ssa.Value) bool {
		if address.Referrers() == nil {
			return false
		}
		return slices.ContainsFunc(*address.Referrers(), func(r ssa.Instruction) bool {
			switch r := r.(type) {
			case *ssa.Store:
				return r.Addr == address && from(r.Val)
			case *ssa.IndexAddr:
				return from(r)
			}
			return false
		})
	}
	from = func(v ssa.Value) bool {
		if seen[v] {
			return false
		}
		seen[v] = true
		switch x := v.(type) {
		case *ssa.Convert:
			return from(x.X)
		case *ssa.ChangeType:
			return from(x.X)
		case *ssa.ChangeInterface:
			return from(x.X)
		case *ssa.MakeInterface:
			return from(x.X)
		case *ssa.Slice:
			return from(x.X)
		case *ssa.BinOp:
			return from(x.X) || from(x.Y)
		case *ssa.Phi:
			return slices.ContainsFunc(x.Edges, from)
		case *ssa.UnOp:
			return from(x.X)
		case *ssa.Alloc, *ssa.IndexAddr:
			return stored(x)
		case *ssa.Call:
			name := calleeName(x.Common())
			if slices.Contains(functions, name) {
				return true
			}
			return passesOn(name) && slices.ContainsFunc(x.Call.Args, from)
		}
		return false
	}
	return from(v)
}

// passesOn reports whether a function returns what it gets, in another form.
func passesOn(name string) bool {
	return strings.HasPrefix(name, "fmt.Sprint") || strings.HasPrefix(name, "fmt.Append") || strings.HasPrefix(name, "strings.") || strings.HasPrefix(name, "bytes.")
}

func calleeName(c *ssa.CallCommon) string {
	if c.IsInvoke() {
		return c.Method.FullName()
	}
	if f := c.StaticCallee(); f != nil && f.Object() != nil {
		return f.RelString(nil)
	}
	return ""
}
