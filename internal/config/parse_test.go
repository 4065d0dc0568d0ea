package config

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEveryMistakeIsNamedWithItsPlace(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"syntax", "[policy\n", `envlint.toml:1:8: expected '.' or ']' to end table name, but got '\n' instead`},
		{"duplicate_key", "version = 1\nversion = 1\n", `envlint.toml:2:1: Key 'version' has already been defined.`},
		{"unknown_table", "version = 1\n\n[enviroments]\nproduction = []\n", `envlint.toml:3:2: unknown key "enviroments" (did you mean "environments"?)`},
		{"unknown_key", "[policy]\n  efects = [\"production\"]\n", `envlint.toml:2:3: unknown key "efects" (did you mean "effects"?)`},
		{"far_from_everything", "xyzzy = 1\n", `envlint.toml:1:1: unknown key "xyzzy"`},
		{"version", "version = 2\n", `envlint.toml:1:11: version 2 is not supported; this envlint reads version 1`},
		{"version_of_wrong_type", "version = \"1\"\n", `envlint.toml:1:11: version must be a number, not a string`},
		{"not_a_list", "[policy]\neffects = \"production\"\n", `envlint.toml:2:11: policy.effects must be a list of strings, not a string`},
		{"not_a_string_in_a_list", "[policy]\neffects = [\n  \"production\",\n  2,\n]\n", `envlint.toml:4:3: policy.effects must be a list of strings, not a number`},
		{"not_a_table", "policy = true\n", `envlint.toml:1:10: policy must be a table, not a boolean`},
		{"not_tables", "[rule]\nid = \"a/b\"\n", `envlint.toml:1:2: rule must be an array of tables [[rule]], not a table`},
		{"unknown_environment", "[policy]\neffects = [\"production\", \"stagin\"]\n", `envlint.toml:2:26: unknown environment "stagin" (did you mean "staging"?)`},
		{"undeclared_environment", "[environments]\ndev = []\nproduction = []\n[policy]\nno-settings = [\"demo\"]\n", `envlint.toml:5:16: unknown environment "demo"`},
		{"duplicate_spelling", "[environments]\ndevelopment = [\"dev\"]\nproduction = [\"prod\", \"dev\"]\n", `envlint.toml:3:23: "dev" spells both "development" and "production"`},
		{"spelling_listed_twice", "[environments]\nproduction = [\"prod\", \"prod\"]\n", `envlint.toml:2:23: environment "production" lists "prod" twice`},
		{"unusable_spelling", "[environments]\nproduction = [\"\"]\n", `envlint.toml:2:15: environment "production" has the unusable spelling ""`},
		{"no_environment", "[environments]\n", `envlint.toml:1:2: [environments] declares no environment`},
		{"no_production", "[environments]\nlive = []\n", `envlint.toml:1:2: no environment is called "production": set policy.effects
envlint.toml:1:2: no environment is called "production": set policy.no-settings`},
		{"unknown_category", "[policy]\nmay-run = { emails = [\"staging\"] }\n", `envlint.toml:2:13: unknown category "emails" (did you mean "email"?)`},
		{"unknown_accept_key", "[policy.accept]\n\"payment/strip\" = \"switch\"\n", `envlint.toml:2:1: "payment/strip" is neither a category nor a rule (did you mean "payment/stripe"?)`},
		{"unknown_grade", "[policy]\naccept = { payment = \"envrionment\" }\n", `envlint.toml:2:22: unknown grade "envrionment" (did you mean "environment"?)`},
		{"unset", "[policy]\nunset = \"never\"\n", `envlint.toml:2:9: policy.unset is "never"; it must be "report" or "impossible"`},
		{"variable", "[guards]\nvariables = [\"APP ENV\"]\n", `envlint.toml:2:14: "APP ENV" is no name of an environment variable`},
		{"guard_symbol", "[guards.functions]\n\"corp.example/env\" = \"production\"\n", `envlint.toml:2:1: malformed symbol "corp.example/env": no function or variable after the import path`},
		{"guard_environment", "[guards]\nfunctions = { \"corp.example/env.IsProd\" = \"prodution\" }\n", `envlint.toml:2:43: unknown environment "prodution" (did you mean "production"?)`},
		{"environment_symbol", "[guards]\nenvironments = [\"import corp.example/env\"]\n", `envlint.toml:2:17: malformed symbol "import corp.example/env": neither function, variable, method nor field`},
		{"module_glob", "[modules]\nown = [\"corp.example/[\"]\n", `envlint.toml:2:8: malformed pattern "corp.example/["`},
		{"rule_glob", "[rules]\n\"payment/strip\" = \"off\"\n", `envlint.toml:2:1: no rule matches "payment/strip" (did you mean "payment/stripe"?)`},
		{"rule_verdict", "[rules]\n\"payment/*\" = \"never\"\n", `envlint.toml:2:15: "never" is not on, off, error, warning or info`},
		{"rule_without_match", "[[rule]]\nid = \"stock/erp\"\ncategory = \"stock\"\n", `envlint.toml:1:3: the rule has no match`},
		{"second_rule_is_placed", "[[rule]]\nid = \"stock/a\"\ncategory = \"stock\"\nmatch = [\"a.org/x.F\"]\n\n[[rule]]\nid = \"stock/b\"\ncategory = \"stock\"\nmatch = [\n  \"a.org/x.F\", # fine\n  \"a.org/x\",\n]\n", `envlint.toml:11:3: rule "stock/b": malformed symbol "a.org/x": no function or variable after the import path`},
		{"rules_of_one_id", "[[rule]]\nid = \"stock/a\"\ncategory = \"stock\"\nmatch = [\"a.org/x.F\"]\n[[rule]]\nid = \"stock/a\"\ncategory = \"stock\"\nmatch = [\"a.org/x.G\"]\n", `envlint.toml:6:6: two rules have the id "stock/a"`},
		{"rule_category", "[[rule]]\nid = \"stock/a\"\ncategory = \"stok\"\nmatch = [\"a.org/x.F\"]\n", `envlint.toml:3:12: unknown category "stok" (did you mean "stock"?)`},
		{"rule_when", "[[rule]]\nid = \"debug/a\"\ncategory = \"debug\"\nmatch = [\"a.org/x.F\"]\nwhen = { argument = 1 }\n", `envlint.toml:5:10: unknown key "argument"`},
		{"rule_when_in", "[[rule]]\nid = \"debug/a\"\ncategory = \"debug\"\nmatch = [\"a.org/x.F\"]\nwhen = { in = \"loop\" }\n", `envlint.toml:5:15: rule "debug/a": "loop" is neither "handler" nor "default-mux"`},
		{"exclude_without_reason", "[[exclude]]\npath = \"cmd/seed/**\"\n", `envlint.toml:1:3: the exclude has no reason`},
		{"exclude_without_path", "[[exclude]]\nreason = \"never deployed\"\n", `envlint.toml:1:3: the exclude has no path`},
		{"exclude_path", "[[exclude]]\npath = \"./cmd\"\nreason = \"never deployed\"\n", `envlint.toml:2:8: "./cmd" is not relative to the module root: write "cmd/seed/**"`},
		{"exclude_rule", "[[exclude]]\npath = \"cmd/**\"\nrule = \"mail/*\"\nreason = \"never deployed\"\n", `envlint.toml:3:8: no rule matches "mail/*"`},
		{"not_supported_yet", "[build-tags]\nlive = \"production\"\n", `envlint.toml:1:2: "build-tags" is not supported yet`},
		{"include_vet", "include-vet = 1\n", `envlint.toml:1:15: include-vet must be true or false, not a number`},
		{"variants", "[build]\nvariants = [\"prod\"]\n", `envlint.toml:2:13: build.variants must be a list of lists of build tags, not a string`},
		{"variant_tag", "[build]\nvariants = [[\"prod\", \"!debug\"]]\n", `envlint.toml:2:22: "!debug" is no build tag`},
		{"variant_twice", "[build]\nvariants = [[], [\"b\", \"a\"], [\"a\", \"b\"]]\n", `envlint.toml:2:29: the tags a,b stand here twice`},
		{"no_variant", "[build]\nvariants = []\n", `envlint.toml:2:12: build.variants lists no variant; [[]] is one without tags`},
		{"roots", "roots = \"all\"\n", `envlint.toml:1:9: roots is "all"; it must be "mains" or "exported"`},
		{"root_without_reason", "[[root]]\nexclude = \"cmd/seed\"\n", `envlint.toml:1:3: the root has no reason`},
		{"root_without_exclude", "[[root]]\nreason = \"by hand\"\n", `envlint.toml:1:3: the root has no exclude`},
		{"root_path", "[[root]]\nexclude = \"../seed\"\nreason = \"by hand\"\n", `envlint.toml:2:11: "../seed" is not relative to the module root: write "cmd/seed"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse("envlint.toml", tt.text)
			if err == nil {
				t.Fatal("accepted")
			}
			if diff := cmp.Diff(tt.want, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("")
	f.Add(good)
	f.Add("a.b.c = [[1, {x = 1}], '''\n''', \"\"\"\"\"\"\"\"]\n[[a.x]]\n[[a.x]]\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Parse("envlint.toml", text)
		if (c == nil) == (err == nil) {
			t.Errorf("%v and %v", c, err)
		}
		locate(text) // also where the text is no TOML
		if err != nil && strings.TrimSpace(err.Error()) == "" {
			t.Error("an error without words")
		}
	})
}
