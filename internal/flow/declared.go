package flow

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// declaredIn is the package of a function's source, nil for wrappers, which
// have none. ssa does not tell it of methods that it made on demand.
func declaredIn(f *ssa.Function) *types.Package {
	if f == nil {
		return nil
	}
	if f.Pkg != nil {
		return f.Pkg.Pkg
	}
	if o := f.Origin(); o != nil {
		f = o
	}
	if f.Synthetic == onDemand {
		return f.Object().Pkg()
	}
	return nil
}

const onDemand = "from type information (on demand)"
