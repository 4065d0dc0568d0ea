package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/env"
)

const good = `
version = 1

[environments] # in promotion order
staging = []
development = ["dev", "local"]
production = ["prod", "prod-*"]

[policy]
effects = ["production"]
no-settings = ["production", "staging"]
may-run = { email = ["staging"] }
accept = { payment = "environment", "email/smtp" = "switch" }
unset = "impossible"

[guards]
variables = ["SHOP_STAGE"]
functions = { "corp.example/env.IsProd" = "production" }
environments = ["corp.example/config.App.Env", "corp.example/env.Name"]

[modules]
own = ["corp.example/*"]

[rules]
"tls/*" = "off"
"tls/ssh-host-key" = "info"
"docs-ui/swagger" = "on"

[[rule]]
id = "stock/erp"
category = "stock"
match = ["(*corp.example/erp.Client).PlaceOrder"]
client = ["corp.example/erp.Dial(0)"]

[[exclude]]
path = "cmd/seed/**"
rule = "stock/*"
reason = "never deployed"
`

func parse(t *testing.T, text string) *Config {
	t.Helper()
	c, err := Parse("envlint.toml", text)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEveryKeyHasItsEffect(t *testing.T) {
	c := parse(t, good)
	var order []string
	for _, e := range c.Universe.Environments() {
		order = append(order, e.Name)
	}
	if diff := cmp.Diff([]string{"staging", "development", "production"}, order); diff != "" {
		t.Errorf("promotion order: %s", diff)
	}
	want := Policy{
		Effects: []string{"production"}, NoSettings: []string{"production", "staging"},
		MayRun:          map[string][]string{"email": {"staging"}},
		Accept:          map[string]string{"payment": "environment", "email/smtp": "switch"},
		UnsetImpossible: true,
	}
	if diff := cmp.Diff(want, c.Policy); diff != "" {
		t.Error(diff)
	}
	erp := c.Catalog.Rule("stock/erp")
	if erp == nil || erp.Severity != "warning" || erp.Does != "moves stock" {
		t.Errorf("project rule: %+v", erp)
	}
	if c.Catalog.Rule("tls/skip-verify") != nil {
		t.Error("a rule that is off is still there")
	}
	if r := c.Catalog.Rule("tls/ssh-host-key"); r == nil || r.Severity != "info" {
		t.Errorf("the whole id does not win over the glob: %+v", r)
	}
	if on, quiet := c.Catalog.Rule("docs-ui/swagger"), c.Catalog.Rule("docs-ui/grpc-reflection"); on == nil || on.Off || quiet == nil || !quiet.Off {
		t.Errorf("rules that ship off: %+v, %+v", on, quiet)
	}
	if !c.IsVariable("SHOP_STAGE") || c.IsVariable("APP_ENV") {
		t.Error("guards.variables does not replace the default names")
	}
}

func TestRuleStates(t *testing.T) {
	states := map[string]RuleState{}
	for _, r := range parse(t, good).RuleStates() {
		states[r.ID] = r
	}
	for _, tt := range []struct {
		id                       string
		byDefault, active, ships bool
		severity                 string
	}{
		{"stock/erp", true, true, false, "warning"},
		{"tls/skip-verify", false, false, true, "error"},
		{"tls/ssh-host-key", false, true, true, "info"},
		{"docs-ui/swagger", false, true, true, "info"},
		{"docs-ui/grpc-reflection", false, false, true, "info"},
	} {
		r, ok := states[tt.id]
		if !ok || r.Default != tt.byDefault || r.Active != tt.active || r.Ships != tt.ships || r.Severity != tt.severity {
			t.Errorf("%s: got default %t, active %t, ships %t, severity %s", tt.id, r.Default, r.Active, r.Ships, r.Severity)
		}
	}
}

func TestMayRun(t *testing.T) {
	c := parse(t, good)
	worlds := func(names ...string) env.Set {
		var s env.Set
		for _, n := range names {
			w, ok := c.Universe.Named(n)
			if !ok {
				t.Fatal(n)
			}
			s = s.Union(w)
		}
		return s
	}
	tests := []struct {
		rule string
		want env.Set
	}{
		{"payment/stripe", worlds("production", "unset")},
		{"email/smtp", worlds("production", "staging", "unset")},
		{"debug/gin-mode", worlds("development", "unset", "other")},
	}
	for _, tt := range tests {
		if got := c.MayRun(c.Catalog.Rule(tt.rule)); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.rule, got.Worlds(), tt.want.Worlds())
		}
	}
	d := Default()
	unset := env.Set{}.With(d.Universe.Unset())
	if d.MayRun(d.Catalog.Rule("payment/stripe")).Contains(unset) {
		t.Error("by default a payment may not run when the variable is unset")
	}
	if !d.MayRun(d.Catalog.Rule("debug/gin-mode")).Contains(unset) {
		t.Error("by default a setting may run when the variable is unset")
	}
}

func TestAccepts(t *testing.T) {
	c, d := parse(t, good), Default()
	tests := []struct {
		config     *Config
		rule, want string
	}{
		{d, "payment/stripe", "switch"}, {d, "email/smtp", "credential"},
		{c, "payment/stripe", "environment"}, {c, "email/smtp", "switch"}, {c, "email/sendgrid", "credential"},
	}
	for _, tt := range tests {
		if got := tt.config.Accepts(tt.config.Catalog.Rule(tt.rule)); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.rule, got, tt.want)
		}
	}
}

func TestIsVariable(t *testing.T) {
	c := Default()
	for _, name := range []string{"APP_ENV", "ENV", "SHOP_ENV", "MY_SHOP_ENVIRONMENT", "GO_ENV"} {
		if !c.IsVariable(name) {
			t.Errorf("%s is one", name)
		}
	}
	for _, name := range []string{"PLAID_ENV", "PAYPAL_ENVIRONMENT", "SHOP_STRIPE_ENV", "SENTRY_ENVIRONMENT", "QA_ENV", "_ENV", "ENV_FILE", "PATH", ""} {
		if c.IsVariable(name) {
			t.Errorf("%s is none", name)
		}
	}
}

func TestExcludedBy(t *testing.T) {
	c := parse(t, good)
	if reason, ok := c.ExcludedBy("cmd/seed/main.go", "stock/erp"); !ok || reason != "never deployed" {
		t.Errorf("got %q, %v", reason, ok)
	}
	for _, other := range [][2]string{{"cmd/api/main.go", "stock/erp"}, {"cmd/seed/main.go", "email/smtp"}} {
		if _, ok := c.ExcludedBy(other[0], other[1]); ok {
			t.Errorf("%v is excluded", other)
		}
	}
}

func TestIsOwn(t *testing.T) {
	c := parse(t, good)
	for path, want := range map[string]bool{
		"corp.example/erp": true, "corp.example/erp/internal/x": true, "corp.example": false, "corp.example.org/erp": false, "fmt": false,
	} {
		if got := c.IsOwn(path); got != want {
			t.Errorf("%s: got %v", path, got)
		}
	}
}

func TestGuardSymbols(t *testing.T) {
	for text, want := range map[string]catalog.Pattern{
		"corp.example/config.App.Env":   {Kind: catalog.Member, Path: "corp.example/config", Type: "App", Name: "Env"},
		"(*corp.example/config.App).In": {Kind: catalog.Member, Path: "corp.example/config", Type: "App", Name: "In"},
		"corp.example/env.Name":         {Kind: catalog.Object, Path: "corp.example/env", Name: "Name"},
		"gopkg.in/env.v2.Name":          {Kind: catalog.Object, Path: "gopkg.in/env.v2", Name: "Name"},
	} {
		if got, err := parseSymbol(text); err != nil || got != want {
			t.Errorf("%s: got %+v, %v", text, got, err)
		}
	}
}

func TestHashFollowsTheContent(t *testing.T) {
	base := parse(t, good).Hash()
	same := parse(t, "# a comment\n"+strings.ReplaceAll(good, "reason = ", "reason   = "))
	if same.Hash() != base {
		t.Error("layout changes the hash")
	}
	for _, change := range [][2]string{
		{`"impossible"`, `"report"`},
		{"staging = []\ndevelopment = [\"dev\", \"local\"]", "development = [\"dev\", \"local\"]\nstaging = []"},
		{"PlaceOrder", "CancelOrder"},
	} {
		if parse(t, strings.Replace(good, change[0], change[1], 1)).Hash() == base {
			t.Errorf("%s: the hash stays", change[1])
		}
	}
	if parse(t, "").Hash() != Default().Hash() {
		t.Error("an empty file is not the default")
	}
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		t.Helper()
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	find := func(below, want string) {
		t.Helper()
		if got, err := Find(filepath.Join(dir, filepath.FromSlash(below))); err != nil || got != want {
			t.Errorf("%s: got %q, %v; want %q", below, got, err, want)
		}
	}
	write("go.work", "")
	write("shop/go.mod", "")
	write("shop/internal/x.go", "")
	find("shop/internal", "")
	work := write("envlint.toml", "")
	find("shop/internal", work)
	write("shop/internal/envlint.toml", "") // not beside a go.mod
	find("shop/internal", work)
	hidden := write("shop/.envlint.toml", "")
	find("shop/internal", hidden)
	write("shop/envlint.toml", "")
	if _, err := Find(filepath.Join(dir, "shop")); err == nil || !strings.HasSuffix(err.Error(), "both envlint.toml and .envlint.toml exist; keep one") {
		t.Errorf("two files: %v", err)
	}
}

func TestLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "envlint.toml")
	if _, err := Load(path); err == nil {
		t.Error("a missing file is loaded")
	}
	if err := os.WriteFile(path, []byte(good), 0o666); err != nil {
		t.Fatal(err)
	}
	c, err := Load(path)
	if err != nil || c.Path != path {
		t.Errorf("got %v, %v", c, err)
	}
}

func TestNearest(t *testing.T) {
	candidates := []string{"environments", "policy", "rules", "rule"}
	for word, want := range map[string]string{"enviroments": "environments", "rulez": "rule", "polcy": "policy", "x": "", "guards": ""} {
		if got := Nearest(word, candidates); got != want {
			t.Errorf("%s: got %q, want %q", word, got, want)
		}
	}
}
