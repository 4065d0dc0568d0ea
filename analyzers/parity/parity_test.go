package parity_test

import (
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/envlint/envlint/analyzers/parity"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/reach"
)

// Rules about parity are off until a project switches them on.
func Test(t *testing.T) {
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	on, err := config.Parse("envlint.toml", "[rules]\n\"parity/*\" = \"on\"\n")
	if err != nil {
		t.Fatal(err)
	}
	cfg := func() (*config.Config, error) { return on, nil }
	analysistest.Run(t, testdata, parity.New(reach.NewAnalyzer(cfg), cfg), "parity/...")
}
