package reach

import (
	"testing"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/env"
	"github.com/google/go-cmp/cmp"
)

var (
	stripe = &catalog.Rule{ID: "payment/stripe", Category: "payment", Severity: "error", Does: "charges cards"}
	mail   = &catalog.Rule{ID: "email/smtp", Category: "email", Severity: "warning", Does: "sends e-mail"}
	gin    = &catalog.Rule{ID: "debug/gin-mode", Category: "debug", Severity: "warning", Does: "puts gin in debug mode"}
)

// worlds is the union of environments by name.
func worlds(t *testing.T, names ...string) env.Set {
	t.Helper()
	var s env.Set
	for _, n := range names {
		w, ok := env.Default().Named(n)
		if !ok {
			t.Fatalf("no environment %q", n)
		}
		s = s.Union(w)
	}
	return s
}

func everywhere() env.Set { return env.Default().All() }

func program(ops ...Operation) *Program {
	return &Program{
		Mains:      []string{"example.com/shop/cmd/api"},
		Module:     "example.com/shop",
		Operations: ops,
		Variables:  []string{"APP_ENV"},
		Excluded:   3,
	}
}

func operation(rule *catalog.Rule, call string, paths ...Path) Operation {
	return Operation{Rule: rule, Call: call, Kind: "call", Pos: Position{"example.com/shop/billing/charge.go", 42, 18}, Paths: paths}
}

func TestFindings(t *testing.T) {
	path := func(g Grade, set env.Set) Path {
		return Path{Main: "example.com/shop/cmd/api", Set: set, Bare: set, Grade: g}
	}
	tests := []struct {
		name   string
		op     Operation
		strict bool
		want   Summary
	}{
		{"effect in production only is guarded", operation(stripe, "charge.New", path(Environment, worlds(t, "production"))), false, Summary{Guarded: 1}},
		{"effect everywhere is a finding", operation(stripe, "charge.New", path(Unguarded, everywhere())), false, Summary{Findings: 1}},
		{"setting everywhere but in production is guarded", operation(gin, "gin.SetMode", path(Environment, everywhere().Minus(worlds(t, "production")))), false, Summary{Guarded: 1}},
		{"switch is accepted", operation(stripe, "charge.New", path(Switch, everywhere())), false, Summary{ByConfiguration: 1}},
		{"switch is reported when strict", operation(stripe, "charge.New", path(Switch, everywhere())), true, Summary{Findings: 1}},
		{"credential is accepted for e-mail", operation(mail, "smtp.SendMail", path(Credential, everywhere())), false, Summary{ByConfiguration: 1}},
		{"credential is reported for payment", operation(stripe, "charge.New", path(Credential, everywhere())), false, Summary{Findings: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.want.Mains, tt.want.Operations, tt.want.FilesExcluded, tt.want.Variables = 1, 1, 3, []string{"APP_ENV"}
			_, got := Findings(program(tt.op), config.Default(), tt.strict)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFindingKeepsOnlyPathsThatReachForbiddenWorlds(t *testing.T) {
	op := operation(stripe, "charge.New",
		Path{Main: "example.com/shop/cmd/api", Set: worlds(t, "production"), Grade: Environment},
		Path{Main: "example.com/shop/cmd/worker", Set: everywhere(), Grade: Unguarded})
	found, _ := Findings(program(op), config.Default(), false)
	if len(found) != 1 || len(found[0].Paths) != 1 || found[0].Paths[0].Main != "example.com/shop/cmd/worker" {
		t.Fatalf("got %+v", found)
	}
	if len(op.Paths) != 2 {
		t.Error("the program's own operation was changed")
	}
	if found[0].Analyzer != "prodeffect" || found[0].Severity != "error" {
		t.Errorf("analyzer %q, severity %q", found[0].Analyzer, found[0].Severity)
	}
}
