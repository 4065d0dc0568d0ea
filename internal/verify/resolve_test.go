package main

import (
	"go/importer"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/envlint/envlint/internal/catalog"
)

func TestResolve(t *testing.T) {
	pkg, err := importer.Default().Import("net/smtp")
	if err != nil {
		t.Fatal(err)
	}
	r := &catalog.Rule{
		ID: "email/x", Category: "email",
		Match:  []string{"net/smtp.SendMail", "net/smtp.Send*", "(*net/smtp.Client).{Data, Quit*}", "(net/smtp.*).Text", "type net/smtp.Client", "import net/smtp", "net/smtp.Sendmail", "(net/smtp.Client).Send", "type net/smtp.Server"},
		Client: []string{"net/smtp.Dial(0)", "net/smtp.Dial(1)", "(net/smtp.Client).Text"},
	}
	symbols, err := catalog.Symbols(r)
	if err != nil {
		t.Fatal(err)
	}
	var missing []string
	for _, s := range symbols {
		if _, ok := resolve(pkg, s); !ok {
			missing = append(missing, s.Text)
		}
	}
	want := []string{"net/smtp.Sendmail", "(net/smtp.Client).Send", "type net/smtp.Server", "net/smtp.Dial"}
	if diff := cmp.Diff(want, missing); diff != "" {
		t.Error(diff)
	}
}

func TestIsGone(t *testing.T) {
	for _, tt := range []struct {
		path, module string
		want         bool
	}{
		{"example.org/sdk/v72/sub", "example.org/sdk/v72", true},
		{"example.org/sdk/v72/sub", "example.org/sdk", false},
		{"example.org/sdk/v5", "example.org/sdk", false},
		{"example.org/sdk/sub", "example.org/sdk", true},
	} {
		stderr := "go: module " + tt.module + "@latest found (v1.0.0), but does not contain package " + tt.path
		if got := isGone(tt.path, stderr); got != tt.want {
			t.Errorf("%s in %s: got %t", tt.path, tt.module, got)
		}
	}
}

func TestConcrete(t *testing.T) {
	for path, want := range map[string][]string{
		"github.com/stripe/stripe-go/v*/charge":             {"github.com/stripe/stripe-go/v85/charge", "github.com/stripe/stripe-go/v72/charge"},
		"github.com/xendit/xendit-go/v*":                    {"github.com/xendit/xendit-go/v7", "github.com/xendit/xendit-go/v3", "github.com/xendit/xendit-go"},
		"github.com/nobody/knows/v*/it":                     {"github.com/nobody/knows/it"},
		"github.com/twilio/twilio-go/rest/api/v2010":        {"github.com/twilio/twilio-go/rest/api/v2010"},
		"github.com/alpacahq/alpaca-trade-api-go/v*/alpaca": {"github.com/alpacahq/alpaca-trade-api-go/v3/alpaca", "github.com/alpacahq/alpaca-trade-api-go/v2/alpaca"},
	} {
		if diff := cmp.Diff(want, concrete(path)); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
}

// A module whose rules write "v*" and that majors.txt forgets would be looked
// up in its first major only.
func TestMajorsNamesEveryModule(t *testing.T) {
	builtin, err := catalog.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	var forgotten []string
	for _, r := range builtin.Rules() {
		symbols, err := catalog.Symbols(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range symbols {
			module, _, versioned := strings.Cut(s.Path, "/v*")
			if versioned && !strings.Contains(majors, module+" ") && !slices.Contains(forgotten, module) {
				forgotten = append(forgotten, module)
			}
		}
	}
	if len(forgotten) > 0 {
		t.Errorf("majors.txt does not name %v", forgotten)
	}
}

func TestUnresolvedOnlyWhereEveryMajorIsServed(t *testing.T) {
	pkg, err := importer.Default().Import("net/smtp")
	if err != nil {
		t.Fatal(err)
	}
	has, gone, refused := &library{pkg: pkg, module: "m@v1"}, &library{refused: &refusal{path: "m/v2/x", gone: true}}, &library{refused: &refusal{path: "m/v3/x"}}
	exists := catalog.Symbol{Pattern: catalog.Pattern{Kind: catalog.Object, Path: "net/smtp", Name: "Dial"}, Text: "Dial", Arg: -1}
	missing := catalog.Symbol{Pattern: catalog.Pattern{Kind: catalog.Object, Path: "net/smtp", Name: "Nothing"}, Text: "Nothing", Arg: -1}
	for _, tt := range []struct {
		name                          string
		symbol                        catalog.Symbol
		libs                          []*library
		resolved, unresolved, refused int
	}{
		{"in one of them", exists, []*library{refused, has}, 1, 0, 0},
		{"in none, all served", missing, []*library{gone, has}, 0, 1, 0},
		{"in none, one refused", missing, []*library{refused, has}, 0, 0, 1},
	} {
		r := &result{modules: map[string]bool{}, failures: map[string]string{}}
		r.place(tt.symbol, tt.libs)
		if len(r.resolved) != tt.resolved || len(r.unresolved) != tt.unresolved || r.refused != tt.refused {
			t.Errorf("%s: %+v", tt.name, r)
		}
	}
}
