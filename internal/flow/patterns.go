package flow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A regular expression of a constant pattern is run on the constants, like any
// other test of a string.

// patternOf is the pattern of a regular expression: one that was compiled on
// the spot, or in the declaration of a package variable that keeps it.
func (u *unit) patternOf(v ssa.Value) (pattern string, ok bool) {
	if load, isLoad := v.(*ssa.UnOp); isLoad {
		if g, isGlobal := load.X.(*ssa.Global); isGlobal {
			pattern, ok = u.patterns[g]
		}
		return pattern, ok
	}
	c, isCall := v.(*ssa.Call)
	if !isCall {
		return "", false
	}
	f, isFunction := c.Call.Value.(*ssa.Function)
	if !isFunction {
		return "", false
	}
	if obj, isFunc := f.Object().(*types.Func); !isFunc || u.fullName(obj) != "regexp.MustCompile" {
		return "", false
	}
	text, isConst := c.Call.Args[0].(*ssa.Const)
	if !isConst {
		return "", false
	}
	a, _ := constAtom(text)
	return a.S, a.Kind == kindStr
}

// patternVariable is the pattern of the regular expression that a variable
// holds for good.
func (u *unit) patternVariable(g *ssa.Global, uses []ssa.Instruction) (pattern string, ok bool) {
	for _, use := range uses {
		switch x := use.(type) {
		case *ssa.UnOp, *ssa.DebugRef:
			continue
		case *ssa.Store:
			if x.Addr == g && !ok {
				if pattern, ok = u.patternOf(x.Val); ok {
					continue
				}
			}
		}
		return "", false
	}
	return pattern, ok
}
