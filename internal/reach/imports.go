package reach

import (
	"fmt"
	"go/types"
	"slices"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/flow"
)

// imports reads the facts of other packages. It keeps the first error: facts
// that a package made under another configuration, because go vet does not tell
// the units of dependencies which one applies.
type imports struct {
	pass *analysis.Pass
	cfg  *config.Config
	// effect reports whether a package holds an effect of the project's own
	// rules; nil if there are none.
	effect func(path string) bool
	err    error
}

// shipped are the rules that need no configuration.
var shipped = sync.OnceValue(func() *catalog.Catalog { return config.Default().Catalog })

func newImports(pass *analysis.Pass, cfg *config.Config) *imports {
	i := &imports{pass: pass, cfg: cfg}
	project := func(r *catalog.Rule) bool { return r.Kind() == catalog.Effect && shipped().Rule(r.ID) == nil }
	if slices.ContainsFunc(cfg.Catalog.Rules(), project) {
		i.effect = func(path string) bool { return cfg.Catalog.EffectPackage(path) && !shipped().EffectPackage(path) }
	}
	return i
}

func (i *imports) failed(p *types.Package, how string) {
	if i.err == nil {
		i.err = fmt.Errorf("%s was analysed %s: name the configuration for all packages, as ENVLINT_CONFIG=/absolute/path", p.Path(), how)
	}
}

func (i *imports) function(fn *types.Func) *flow.Summary {
	fact := new(flow.FunctionFact)
	if !i.pass.ImportObjectFact(fn, fact) {
		return nil
	}
	s, err := fact.Summary(i.cfg.Universe)
	if err != nil {
		i.failed(fn.Pkg(), fmt.Sprintf("with other environments (%v)", err))
		return nil
	}
	return s
}

func (i *imports) pkg(p *types.Package) *flow.PackageFact {
	fact := new(flow.PackageBytes)
	if !i.pass.ImportPackageFact(p, fact) {
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

// compare fails where another configuration has made a difference: a package
// that is one of ours was taken for a stranger, or a rule of ours was not
// looked for below it.
func (i *imports) compare(p *types.Package, configuration string) {
	switch {
	case configuration == i.cfg.Hash() || flow.Standard(p.Path()):
	case i.cfg.IsOwn(p.Path()):
		i.failed(p, "without [modules] own, which counts it as one of the project's")
	case i.effect != nil && i.reaches(p, map[*types.Package]bool{}):
		i.failed(p, "without the [[rule]]s of the project")
	}
}

// reaches reports whether an effect of the project's rules is among the
// imports of p, directly or not.
func (i *imports) reaches(p *types.Package, seen map[*types.Package]bool) bool {
	if seen[p] {
		return false
	}
	seen[p] = true
	return slices.ContainsFunc(p.Imports(), func(imp *types.Package) bool {
		return i.effect(imp.Path()) || i.reaches(imp, seen)
	})
}
