package starter

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/reach"
)

func write(t *testing.T, p *reach.Program, modules ...string) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, p, modules, config.Default()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func shop() *reach.Program {
	at := reach.Position{File: "config/config.go", Line: 7}
	return &reach.Program{
		Variables: []string{"APP_ENV"},
		Asked: []reach.Asked{
			{Text: "prod", Function: "(*Config).Live", Pos: at}, {Text: "prod", Function: "main.main", Pos: at},
			{Text: "sandbox", Function: "main.main", Pos: at}, {Text: "stagging", Function: "main.main", Pos: at},
		},
	}
}

// The file must not change what is reported.
func TestTheFileReproducesTheDefaults(t *testing.T) {
	for name, text := range map[string]string{"of a shop": write(t, shop(), "github.com/stripe/stripe-go/v76"), "of nothing": write(t, &reach.Program{})} {
		got, err := config.Parse("envlint.toml", text)
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, text)
		}
		want := config.Default()
		if diff := cmp.Diff(want.Policy, got.Policy); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if got.Universe.ID() != want.Universe.ID() || got.Universe.Declared() || got.Guards.Variables != nil || len(got.Excludes) != 0 {
			t.Errorf("%s: something is set", name)
		}
		if len(got.Catalog.Rules()) != len(want.Catalog.Rules()) {
			t.Errorf("%s: other rules", name)
		}
	}
}

// What a reader uncomments must be right.
func TestWhatIsCommentedOutIsValid(t *testing.T) {
	text := regexp.MustCompile(`(?m)^#([^ \n])`).ReplaceAllString(write(t, shop()), "$1")
	got, err := config.Parse("envlint.toml", text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if !got.Universe.Declared() || len(got.Excludes) != 1 || got.Policy.Accept["payment"] != "switch" {
		t.Errorf("%+v", got)
	}
}

func TestTheFileNamesWhatWasFound(t *testing.T) {
	text := write(t, shop(), "github.com/stripe/stripe-go/v76", "example.com/other")
	for _, want := range []string{
		`#   "prod": production (asked 2 times)`,
		`#   "sandbox": not a known name, so one of the others (asked once)`,
		`#   "stagging": not a known name; "staging"? (asked once)`,
		"# The code reads it from APP_ENV.",
		"#   (*Config).Live (config/config.go)",
		"#   github.com/stripe/stripe-go/v76: debug/stripe-log, payment/stripe, payment/stripe-change, payment/stripe-transfer",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "example.com/other") {
		t.Error("a module without rules is named")
	}
}
