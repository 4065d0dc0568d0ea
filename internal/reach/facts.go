package reach

import (
	"go/types"
	"sync"

	"github.com/envlint/envlint/internal/flow"
)

// Facts keeps what an analysis says of packages for another one that sees them
// as export data only: the tests of a program are loaded after the program, and
// only where they matter. It may be used by many goroutines; a nil *Facts keeps
// nothing.
type Facts struct {
	mu        sync.Mutex
	packages  map[string]*flow.PackageBytes
	functions map[string]*flow.FunctionFact
	tested    map[string]bool
}

// Clear forgets everything.
func (f *Facts) Clear() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.packages, f.functions, f.tested = map[string]*flow.PackageBytes{}, map[string]*flow.FunctionFact{}, map[string]bool{}
}

// Tested reports whether a package, by its path, has operations that tests must
// not reach.
func (f *Facts) Tested(path string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.tested[path]
}

func (f *Facts) has(path string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.packages[path] != nil
}

func (f *Facts) function(fn *types.Func) *flow.FunctionFact {
	if f == nil {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.functions[fn.FullName()]
}

func (f *Facts) pkg(p *types.Package) *flow.PackageBytes {
	if f == nil {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.packages[p.Path()]
}

// export hands on what is known of the package.
func (i *imports) export(res *flow.Result) {
	for fn, s := range res.Functions {
		fact := flow.NewFunctionFact(i.cfg.Universe, s)
		i.pass.ExportObjectFact(fn, fact)
		if i.keep != nil {
			i.keep.mu.Lock()
			i.keep.functions[fn.FullName()] = fact
			i.keep.mu.Unlock()
		}
	}
	res.Fact.Configuration = i.cfg.Hash()
	fact := flow.NewPackageBytes(i.cfg.Universe, res.Fact)
	i.pass.ExportPackageFact(fact)
	if i.keep != nil {
		i.keep.mu.Lock()
		i.keep.packages[i.pass.Pkg.Path()] = fact
		i.keep.tested[i.pass.Pkg.Path()] = res.Fact.Tested
		i.keep.mu.Unlock()
	}
	i.own = res.Fact
}
