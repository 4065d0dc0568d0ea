package catalog

import (
	"go/types"
	"strings"
	"testing"
)

// Whatever stands in a rule is refused with its text, or can be asked without
// harm.
func FuzzPatterns(f *testing.F) {
	for _, s := range []string{
		"net/smtp.SendMail", "(*net/smtp.Client).Data", "import net/http/pprof", "type example.org/sdk.NoCache",
		"example.org/sdk/v*/charge.New", "(example.org/sdk.*).Send*", "(example.org/sdk.T).{Create, Capture}",
		"path.New(0)", "(((", "a/b.{", "v*.v*", "(*).x", "import ", "a.b{c{d,e}}", "\x00.\xff",
	} {
		f.Add(s)
	}
	fn := types.NewFunc(0, types.NewPackage("example.org/sdk/v3/charge", "charge"), "New", types.NewSignatureType(nil, nil, nil, nil, nil, false))
	f.Fuzz(func(t *testing.T, s string) {
		if ps, err := ParsePatterns(s); err == nil {
			for _, p := range ps {
				p.MatchFunc(fn)
			}
			if len(ps) == 0 {
				t.Errorf("%q is accepted and means nothing", s)
			}
		} else if !strings.Contains(err.Error(), "symbol") {
			t.Errorf("%q: %v", s, err)
		}
		if p, arg, err := ParseClient(s); err == nil {
			p.MatchFunc(fn)
			if arg < -1 {
				t.Errorf("%q has argument %d", s, arg)
			}
		}
		rule := Rule{ID: "stock/x", Category: "stock", Match: []string{s}, Client: []string{s}, Except: []string{s}}
		if c, err := New([]Rule{rule}); err == nil {
			c.Func(fn)
			c.Package("example.org/sdk")
			c.InModule("example.org/sdk")
			c.ClientFunc(fn)
		}
	})
}
