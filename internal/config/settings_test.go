package config

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSettingsMeanWhatTheFileMeans(t *testing.T) {
	file, err := Parse("envlint.toml", `
version = 1
[environments]
development = ["dev"]
production = []
[policy]
may-run = { email = ["development"] }
[guards]
functions = { "corp.example/env.IsProd" = "production" }
[[rule]]
id = "stock/erp"
category = "stock"
match = ["corp.example/erp.Order"]
when = { arg = 1, equals = ["true"] }
`)
	if err != nil {
		t.Fatal(err)
	}
	inline, err := FromSettings(map[string]any{
		"version": 1,
		"environments": []any{
			map[string]any{"name": "development", "spellings": []any{"dev"}},
			map[string]any{"name": "production"},
		},
		"policy": map[string]any{"may-run": map[string]any{"email": []any{"development"}}},
		"guards": map[string]any{"functions": []any{
			map[string]any{"function": "corp.example/env.IsProd", "environment": "production"},
		}},
		"rule": []any{map[string]any{
			"id": "stock/erp", "category": "stock", "match": []any{"corp.example/erp.Order"},
			"when": map[any]any{"arg": float64(1), "equals": []any{"true"}},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(file.content, inline.content); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(file.Universe.Names(), inline.Universe.Names()); diff != "" {
		t.Error(diff)
	}
	if inline.Catalog.Rule("stock/erp") == nil {
		t.Error("the rule is missing")
	}
}

func TestNoSettingsAreTheDefaults(t *testing.T) {
	c, err := FromSettings(nil)
	if err != nil || c.Hash() != Default().Hash() {
		t.Errorf("got %v, %v", c, err)
	}
}

func TestEveryMistakeInSettingsIsNamedWithItsKey(t *testing.T) {
	one := func(key string, v any) map[string]any { return map[string]any{key: v} }
	for _, tt := range []struct {
		name     string
		settings map[string]any
		want     string
	}{
		{"unknown_key", one("polcy", nil), `settings.polcy: unknown key "polcy" (did you mean "policy"?)`},
		{"unknown_environment", one("policy", one("effects", []any{"production", "stagin"})), `settings.policy.effects[1]: unknown environment "stagin" (did you mean "staging"?)`},
		{"environments_as_table", one("environments", one("production", []any{})), `settings.environments: environments must be a list of {name, spellings}, not a table`},
		{"environment_twice", one("environments", []any{one("name", "production"), one("name", "production")}), `settings.environments[1].name: "production" stands here twice`},
		{"environment_without_name", one("environments", []any{one("spellings", []any{})}), `settings.environments[0]: the entry has no name`},
		{"unknown_key_in_list", one("guards", one("functions", []any{map[string]any{"function": "a.b/c.F", "env": "x"}})), `settings.guards.functions[0].env: unknown key "env"`},
		{"no_number", one("version", 1.5), `settings.version: version must be a number, not a fraction`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := FromSettings(tt.settings)
			if err == nil {
				t.Fatal("accepted")
			}
			if diff := cmp.Diff(tt.want, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}
