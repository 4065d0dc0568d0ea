package directive

import (
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/envlint/envlint/internal/config"
)

// FuzzRead reads comments at every place that they can have: whatever they say,
// each is understood, complained of, or no matter of ours.
func FuzzRead(f *testing.F) {
	for _, comment := range []string{
		"//envlint:allow email -- a reason",
		"//envlint:allow payment/stripe, email in staging, test -- a reason",
		"//envlint:requires production",
		"//envlint:effect stock",
		"//envlint:safe email -- a reason",
		"//envlint:guard production",
		"//envlint:environment name",
		"//nolint:envlint,other // a reason",
		"//envlint:alow email",
		"/*envlint:allow email\n-- a reason*/",
	} {
		f.Add(comment)
	}
	f.Fuzz(func(t *testing.T, comment string) {
		src := strings.ReplaceAll(places, "COMMENT", comment)
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, "p.go", src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return
		}
		found, problems := Read(fset, file, config.Default())
		lines := strings.Count(src, "\n") + 1
		for _, d := range found {
			if d.First < 0 || d.Last < d.First || d.Last > lines { // zero where it is about a declaration
				t.Errorf("covers the lines %d to %d of %d", d.First, d.Last, lines)
			}
		}
		for _, p := range problems {
			if !p.Pos.IsValid() || strings.TrimSpace(p.Msg) == "" {
				t.Errorf("the problem %q at %v", p.Msg, fset.Position(p.Pos))
			}
		}
	})
}

const places = `COMMENT
package p

COMMENT
import "os"

COMMENT
type T struct {
	COMMENT
	Env string
	F   func() bool COMMENT
}

COMMENT
var live bool

COMMENT
func f(name string) bool {
	COMMENT
	os.Getenv(name) COMMENT
	return live
}
COMMENT
`
