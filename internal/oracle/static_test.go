package oracle

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/driver"
	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/reach"
)

// analyze asks the analysis about the module in dir, in this process.
func analyze(dir string) (*Claim, error) {
	cfg, err := config.Load(filepath.Join(dir, "envlint.toml"))
	if err != nil {
		return nil, err
	}
	res, err := driver.Run(driver.Options{Dir: dir, Patterns: []string{"./..."}, Config: cfg, Analyzer: reach.NewAnalyzer(func() (*config.Config, error) { return cfg, nil })})
	if err != nil {
		return nil, err
	}
	if len(res.Problems) > 0 {
		return nil, fmt.Errorf("not analysed: %s", strings.Join(res.Problems, "; "))
	}
	claim := &Claim{cfg.Universe, map[Place]env.Set{}, map[Place]env.Set{}}
	for _, op := range res.Program.Operations {
		at := Place{op.Pos.File, op.Pos.Line}
		for _, p := range op.Paths {
			claim.Set[at] = claim.Set[at].Union(p.Set)
			claim.Bare[at] = claim.Bare[at].Union(p.Bare)
		}
	}
	return claim, nil
}
