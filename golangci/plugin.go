// Package golangci makes envlint a linter of golangci-lint, through its module
// plugin system: importing the package registers the plugin "envlint".
//
// In flow the settings of linters.settings.custom.envlint.settings; out flow
// the analyzers of the suite. Without settings, envlint.toml applies as
// everywhere else.
package golangci

import (
	"errors"
	"fmt"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/envlint/envlint/analyzers"
	"github.com/envlint/envlint/internal/config"
)

func init() { register.Plugin("envlint", New) }

// New returns the plugin. Its error lists everything that is wrong with the
// settings or with envlint.toml.
func New(settings any) (register.LinterPlugin, error) {
	cfg, err := configure(settings)
	if err != nil {
		return nil, err
	}
	return plugin{cfg}, nil
}

func configure(settings any) (*config.Config, error) {
	path, err := config.Locate(".")
	if err != nil {
		return nil, err
	}
	switch settings := settings.(type) {
	case nil:
	case map[string]any:
		if len(settings) == 0 {
			break
		}
		if path != "" {
			return nil, fmt.Errorf("the project is configured twice, by settings of golangci-lint and by %s: keep one", path)
		}
		return config.FromSettings(settings)
	default:
		return nil, fmt.Errorf("settings must be a table of keys, not %T", settings)
	}
	if path == "" {
		return config.Default(), nil
	}
	return config.Load(path)
}

type plugin struct{ cfg *config.Config }

// GetLoadMode says that the analyzers need types.
func (plugin) GetLoadMode() string { return register.LoadModeTypesInfo }

// BuildAnalyzers returns the suite. golangci-lint keys what it remembers of
// facts and issues by the names of analyzers, and knows nothing of our files:
// so the interpreter has the configuration in its name, and is part of the
// suite although it reports nothing.
func (p plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	suite := analyzers.New(func() (*config.Config, error) { return p.cfg, nil })
	shared := suite[0].Requires
	if len(shared) != 1 {
		return nil, errors.New("internal error: the suite has more than one interpreter")
	}
	shared[0].Name += "_" + p.cfg.Hash()
	for _, a := range suite {
		a.Run = withoutSteps(a.Run)
	}
	return append(suite, shared[0]), nil
}

// withoutSteps drops the steps of a finding's path, each of which would be an
// issue of its own here.
func withoutSteps(run func(*analysis.Pass) (any, error)) func(*analysis.Pass) (any, error) {
	return func(pass *analysis.Pass) (any, error) {
		quiet := *pass
		quiet.Report = func(d analysis.Diagnostic) {
			d.Related = nil
			pass.Report(d)
		}
		return run(&quiet)
	}
}
