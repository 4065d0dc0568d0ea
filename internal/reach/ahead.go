package reach

import (
	"go/ast"
	"go/token"
	"go/types"
	"sync"

	"github.com/envlint/envlint/internal/flow"
)

// Ahead holds what was made of packages before it is their turn to be analysed,
// because it does not depend on what they import. It may be used by many
// goroutines; a nil *Ahead holds nothing.
type Ahead struct {
	mu     sync.Mutex
	builds map[*types.Package]*flow.Build
}

// Prepare makes ahead what the analysis of a package of ours needs. The package
// type-checks and has no test files.
func (a *Ahead) Prepare(fset *token.FileSet, files []*ast.File, pkg *types.Package, info *types.Info) {
	if a == nil {
		return
	}
	b := flow.BuildAhead(fset, files, pkg, info)
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.builds == nil {
		a.builds = map[*types.Package]*flow.Build{}
	}
	a.builds[pkg] = b
}

// take hands over what was made; nil if nothing was.
func (a *Ahead) take(pkg *types.Package) *flow.Build {
	if a == nil {
		return nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	b := a.builds[pkg]
	delete(a.builds, pkg)
	return b
}
