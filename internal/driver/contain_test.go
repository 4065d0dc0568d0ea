package driver

import (
	"go/types"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/reach"
)

const fragileModule = `
-- go.mod --
module example.com/shop
go 1.24
-- cmd/api/main.go --
package main
import "example.com/shop/fragile"
func main() { fragile.Do() }
-- cmd/worker/main.go --
package main
import "net/smtp"
func main() { smtp.SendMail("", nil, "", nil, nil) }
-- fragile/fragile.go --
package fragile
import "example.com/shop/other"
func Do() { other.Do() }
-- other/other.go --
package other
func Do() {}
`

// A package that makes the interpreter panic is a problem; everything else is
// reported.
func TestAPanicInOnePackageLeavesTheRest(t *testing.T) {
	dir := unpack(t, fragileModule)
	t.Setenv("GOWORK", "off")
	t.Setenv("GOFLAGS", "")
	analyzer := reach.NewAnalyzer(func() (*config.Config, error) { return config.Default(), nil })
	sound := analyzer.Run
	analyzer.Run = func(pass *analysis.Pass) (any, error) {
		if pass.Pkg.Name() == "fragile" {
			fragile := *pass
			fragile.ImportObjectFact = func(types.Object, analysis.Fact) bool { panic("boom") }
			pass = &fragile
		}
		return sound(pass)
	}
	for range 3 {
		res, err := Run(Options{Dir: dir, Patterns: []string{"./..."}, Config: config.Default(), Analyzer: analyzer})
		if err != nil {
			t.Fatal(err)
		}
		want := []string{"internal error in fragile.Do of package example.com/shop/fragile, which is therefore unknown: boom"}
		if diff := cmp.Diff(want, res.Problems); diff != "" {
			t.Error(diff)
		}
		if len(res.Program.Notes) != 0 || len(res.Program.Mains) != 2 || len(res.Program.Operations) != 1 {
			t.Errorf("%+v", res.Program)
		}
	}
}
