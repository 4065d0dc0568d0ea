package reach

import (
	"fmt"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/flow"
)

// imports reads the facts of other packages. It keeps the first error: facts
// that a package made under another configuration, because go vet does not tell
// the units of dependencies which one applies.
type imports struct {
	pass *analysis.Pass
	cfg  *config.Config
	err  error
	// packages are those that were asked for: decoding costs where facts come
	// encoded, and the framework hands out copies.
	packages map[*types.Package]*flow.PackageFact
	own      *flow.PackageFact // of the package itself, once it is known
	// keep is where facts are kept, from where those are that the framework
	// does not have; nil for none.
	keep, from *Facts
}

func newImports(pass *analysis.Pass, cfg *config.Config) *imports {
	return &imports{pass: pass, cfg: cfg, packages: map[*types.Package]*flow.PackageFact{}}
}

func (i *imports) failed(p *types.Package, how string) {
	if i.err == nil {
		i.err = fmt.Errorf("%s was analysed %s: name the configuration for all packages, as ENVLINT_CONFIG=/absolute/path", p.Path(), how)
	}
}

func (i *imports) function(fn *types.Func) *flow.Summary {
	fact := new(flow.FunctionFact)
	if !i.pass.ImportObjectFact(fn, fact) {
		if fact = i.from.function(fn); fact == nil {
			return nil
		}
	}
	s, err := fact.Summary(i.cfg.Universe)
	if err != nil {
		i.failed(fn.Pkg(), fmt.Sprintf("with other environments (%v)", err))
		return nil
	}
	return s
}

func (i *imports) pkg(p *types.Package) *flow.PackageFact {
	f, known := i.packages[p]
	if !known {
		f = i.read(p)
		i.packages[p] = f
	}
	return f
}

func (i *imports) read(p *types.Package) *flow.PackageFact {
	fact := new(flow.PackageBytes)
	if !i.pass.ImportPackageFact(p, fact) {
		fact = i.from.pkg(p)
	}
	if fact == nil {
		i.compare(p, "")
		return nil
	}
	f, err := fact.Package(i.cfg.Universe)
	if err != nil {
		i.failed(p, fmt.Sprintf("with other environments (%v)", err))
		return nil
	}
	i.compare(p, f.Configuration)
	return f
}

// compare fails where a package that is one of ours was taken for a stranger.
func (i *imports) compare(p *types.Package, configuration string) {
	if configuration != i.cfg.Hash() && i.cfg.IsOwn(p.Path()) {
		i.failed(p, "without [modules] own, which counts it as one of the project's")
	}
}
