package env

import (
	"fmt"
	"strings"
	"testing"
)

func TestDefaultSpellings(t *testing.T) {
	u := Default()
	for _, tt := range []struct{ env, spellings string }{
		{"development", "development dev develop devel local"},
		{"test", "test testing ci"},
		{"qa", "qa qualif qual quality"},
		{"staging", "staging stage stg stag"},
		{"uat", "uat sit"},
		{"preprod", "preprod pre-production preproduction pre-prod ppd"},
		{"demo", "demo preview review"},
		{"production", "production prod prd live"},
	} {
		class, ok := u.Named(tt.env)
		if !ok {
			t.Errorf("no environment %s", tt.env)
			continue
		}
		var want Set
		for _, s := range strings.Fields(tt.spellings) {
			for _, cased := range []string{s, strings.ToUpper(s[:1]) + s[1:], strings.ToUpper(s)} {
				w, ok := u.Lookup(cased)
				if !ok || u.Spelling(w) != cased || !u.Exact(w) {
					t.Errorf("%q is no exact spelling", cased)
				}
				want = want.With(w)
			}
		}
		if class != want {
			t.Errorf("%s: worlds %v, want %v", tt.env, class.Worlds(), want.Worlds())
		}
	}
	if u.Declared() {
		t.Error("the default universe is not declared")
	}
	if got := u.Environments()[len(u.Environments())-1].Name; got != Production {
		t.Errorf("promoted last to %s", got)
	}
}

func TestEveryWorldHasOneEnvironment(t *testing.T) {
	declared, err := New([]Environment{{"dev", nil}, {"live", []string{"live-*", "production"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range []*Universe{Default(), declared} {
		var all Set
		for _, name := range append([]string{UnsetName, OtherName}, names(u)...) {
			class, ok := u.Named(name)
			if !ok || class.Empty() || !all.Intersect(class).Empty() {
				t.Errorf("%s: %v", name, class.Worlds())
			}
			all = all.Union(class)
		}
		if all != u.All() || all.Len() != u.Len() || u.Len() > MaxWorlds {
			t.Errorf("%d worlds of %d have an environment", all.Len(), u.Len())
		}
	}
}

func names(u *Universe) (out []string) {
	for _, e := range u.Environments() {
		out = append(out, e.Name)
	}
	return out
}

func TestUnsetAndOther(t *testing.T) {
	u := Default()
	if w, ok := u.Lookup(""); !ok || w != u.Unset() || u.Spelling(w) != "" || !u.Exact(w) {
		t.Error("the empty string is the exact spelling of unset")
	}
	for _, unknown := range []string{"sandbox", "PrOd", "unset", "other"} {
		if _, ok := u.Lookup(unknown); ok {
			t.Errorf("%q spells an environment", unknown)
		}
	}
	if u.Exact(u.Other()) {
		t.Error("other has no spelling")
	}
}

func TestNamed(t *testing.T) {
	u, err := New([]Environment{{"dev", []string{"local"}}, {"live", []string{"production", "eu-*"}}})
	if err != nil {
		t.Fatal(err)
	}
	live, _ := u.Named("live")
	for name, want := range map[string]Set{
		"production": live,
		"eu-":        live, // as Names lists it
		"unset":      Set{}.With(u.Unset()),
		"other":      Set{}.With(u.Other()),
	} {
		if got, ok := u.Named(name); !ok || got != want {
			t.Errorf("%s: %v, want %v", name, got.Worlds(), want.Worlds())
		}
	}
	for _, name := range []string{"", "staging", "Production"} {
		if _, ok := u.Named(name); ok {
			t.Errorf("%q names an environment", name)
		}
	}
}

func TestPatternsAreNotExact(t *testing.T) {
	u, err := New([]Environment{{"dev", nil}, {"production", []string{"prod-*"}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := u.Lookup("prod-"); ok {
		t.Error("a prefix is found as a spelling")
	}
	if _, ok := u.Lookup("prod-eu"); ok {
		t.Error("a name with the prefix is found as a spelling")
	}
	prefix := World(3) // unset, dev, production, prod-*
	if u.Exact(prefix) || u.Spelling(prefix) != "prod-" {
		t.Errorf("%q exact %t", u.Spelling(prefix), u.Exact(prefix))
	}
}

func TestNewRefuses(t *testing.T) {
	for _, tt := range []struct {
		name string
		envs []Environment
		want string
	}{
		{"shared spelling", []Environment{{"qa", []string{"test"}}, {"test", nil}}, `"test" spells both "qa" and "test"`},
		{"same name twice", []Environment{{"qa", nil}, {"qa", nil}}, `"qa" spells both "qa" and "qa"`},
		{"empty name", []Environment{{"", nil}}, `environment "" has the unusable spelling ""`},
		{"pattern for everything", []Environment{{"dev", []string{"*"}}}, `environment "dev" has the unusable spelling "*"`},
		{"unset", []Environment{{"dev", []string{"unset"}}}, `environment "dev" has the unusable spelling "unset"`},
		{"other", []Environment{{"other", nil}}, `environment "other" has the unusable spelling "other"`},
		{"prefix that is a spelling elsewhere", []Environment{{"dev", nil}, {"live", []string{"dev*"}}}, `"dev*" spells both "dev" and "live"`},
		{"too many", numbered(MaxWorlds - 1), "more than 126 spellings"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := New(tt.envs); err == nil || err.Error() != tt.want {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
	full, err := New(numbered(MaxWorlds - 2))
	if err != nil || full.Len() != MaxWorlds || full.All().Len() != MaxWorlds {
		t.Errorf("as many as fit: %v", err)
	}
}

func numbered(n int) (envs []Environment) {
	for i := range n {
		envs = append(envs, Environment{Name: fmt.Sprint("env", i)})
	}
	return envs
}

func TestNewKeepsItsOwnCopy(t *testing.T) {
	spellings := []string{"local"}
	u, err := New([]Environment{{"dev", append(spellings, "dev")}}) // the name again is no error
	if err != nil {
		t.Fatal(err)
	}
	envs := []Environment{{"dev", spellings}}
	v, err := New(envs)
	if err != nil {
		t.Fatal(err)
	}
	if u.Len() != v.Len() {
		t.Error("repeating the name adds a world")
	}
	spellings[0], envs[0].Name = "changed", "changed"
	if e := v.Environments()[0]; e.Name != "dev" || e.Spellings[0] != "local" {
		t.Errorf("the universe changed with its input: %v", e)
	}
}

func TestIDTellsAlphabetsApart(t *testing.T) {
	ids := map[string]int{}
	for i, envs := range [][]Environment{
		{{"dev", nil}, {"live", nil}},
		{{"live", nil}, {"dev", nil}},
		{{"dev", []string{"live"}}},
		{{"dev", nil}, {"live", []string{"prod"}}},
		{{"dev", nil}, {"live", []string{"prod*"}}},
	} {
		u, err := New(envs)
		if err != nil {
			t.Fatal(err)
		}
		if j, dup := ids[u.ID()]; dup {
			t.Errorf("%d and %d have one ID", i, j)
		}
		ids[u.ID()] = i
		again, _ := New(envs)
		if again.ID() != u.ID() {
			t.Errorf("%d: the same alphabet has two IDs", i)
		}
	}
	if Default().ID() != Default().ID() {
		t.Error("the default alphabet has two IDs")
	}
}

func TestNamesAreSorted(t *testing.T) {
	u, err := New([]Environment{{"test", []string{"ci"}}, {"live", []string{"eu-*"}}})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(u.Names(), " "); got != "ci eu- live other test unset" {
		t.Error(got)
	}
}
