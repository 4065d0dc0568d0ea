package env

import (
	"strings"
	"testing"
)

// spelt is the set of worlds of the given spellings.
func spelt(t *testing.T, u *Universe, spellings ...string) Set {
	t.Helper()
	var s Set
	for _, text := range spellings {
		w, ok := u.Lookup(text)
		if !ok {
			t.Fatalf("no spelling %q", text)
		}
		s = s.With(w)
	}
	return s
}

func columns(v View) string {
	var names []string
	for _, c := range v.Columns {
		names = append(names, c.Name)
	}
	return strings.Join(names, " ")
}

func TestViewColumns(t *testing.T) {
	u := Default()
	for _, tt := range []struct{ name, mentioned, want string }{
		{"nothing is mentioned", "", "development staging production unset other"},
		{"an environment is mentioned by a spelling", "ci", "development test staging production unset other"},
		{"promotion order", "uat qa", "development qa staging uat production unset other"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := columns(u.View(spelt(t, u, strings.Fields(tt.mentioned)...))); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
	declared, err := New([]Environment{{"dev", nil}, {"demo", []string{"show"}}, {"live", nil}})
	if err != nil {
		t.Fatal(err)
	}
	if got := columns(declared.View(Set{})); got != "dev demo live unset other" {
		t.Errorf("a declared universe shows %s", got)
	}
	if got := columns(declared.View(Set{}).Without("unset")); got != "dev demo live other" {
		t.Errorf("without unset: %s", got)
	}
	if len((View{}).Columns) != 0 || (View{}).Describe(u.All(), "") != "nowhere" {
		t.Error("the zero view")
	}
}

func TestMentionedSpellingsDecide(t *testing.T) {
	u := Default()
	for _, tt := range []struct {
		name, mentioned, holds string
		want                   bool
	}{
		{"the first spelling of a class that nobody mentions", "", "production", true},
		{"another spelling of it", "", "prod", false},
		{"a mentioned spelling", "prod", "prod", true},
		{"the name when only another spelling is mentioned", "prod", "production", false},
		{"one of two", "prod production", "production", true},
		{"another case", "prod", "PROD", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v := u.View(spelt(t, u, strings.Fields(tt.mentioned)...))
			if got := len(v.Members(spelt(t, u, tt.holds))) == 1; got != tt.want {
				t.Errorf("%q is production: %t", tt.holds, got)
			}
		})
	}
}

func TestUnmentionedEnvironmentsAreOther(t *testing.T) {
	u := Default()
	if got := u.View(Set{}).Members(spelt(t, u, "demo")); len(got) != 1 || got[0] != OtherName {
		t.Errorf("demo is %v", got)
	}
	if got := u.View(spelt(t, u, "demo")).Members(spelt(t, u, "demo")); len(got) != 1 || got[0] != "demo" {
		t.Errorf("mentioned demo is %v", got)
	}
}

// A declared universe is judged by all spellings of an environment as long as
// nobody mentions one of them.
func TestDeclaredEnvironmentsKeepTheirSpellings(t *testing.T) {
	u, err := New([]Environment{{"dev", nil}, {"live", []string{"prod"}}})
	if err != nil {
		t.Fatal(err)
	}
	if got := u.View(Set{}).Members(spelt(t, u, "prod")); len(got) != 1 || got[0] != "live" {
		t.Errorf("prod is %v", got)
	}
	if got := u.View(spelt(t, u, "live")).Members(spelt(t, u, "prod")); len(got) != 0 {
		t.Errorf("prod is %v where only live is mentioned", got)
	}
}

func TestDescribe(t *testing.T) {
	u := Default()
	v := u.View(spelt(t, u, "test"))
	class := func(names string) (s Set) {
		for _, n := range strings.Fields(names) {
			c, ok := u.Named(n)
			if !ok {
				t.Fatalf("no environment %s", n)
			}
			s = s.Union(c)
		}
		return s
	}
	for _, tt := range []struct{ name, set, variable, want string }{
		{"nothing", "", "APP_ENV", "nowhere"},
		{"everything", "development test staging production unset other", "APP_ENV", "in every environment"},
		{"one", "staging", "APP_ENV", "in staging"},
		{"two", "development staging", "APP_ENV", "in development and staging"},
		{"three", "development test staging", "APP_ENV", "in development, test and staging"},
		{"unset only", "unset", "APP_ENV", "when APP_ENV is unset"},
		{"unset of no single variable", "unset", "", "when the environment is unset"},
		{"unset beside others", "staging unset", "APP_ENV", "in staging and when APP_ENV is unset"},
		{"other", "other", "APP_ENV", "in any other environment"},
		{"other and unset", "development other unset", "ENV", "in development and any other environment and when ENV is unset"},
		{"all but one", "development test staging unset other", "APP_ENV", "everywhere but in production"},
		{"all but unset", "development test staging production other", "APP_ENV", "everywhere but when APP_ENV is unset"},
		{"all but two are listed", "development test staging other", "APP_ENV", "in development, test, staging and any other environment"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := v.Describe(class(tt.set), tt.variable); got != tt.want {
				t.Errorf("got %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestFull(t *testing.T) {
	u := Default()
	v := u.View(Set{})
	if !v.Full(u.All()) || v.Full(u.All().Minus(Set{}.With(u.Unset()))) {
		t.Error("full is every column")
	}
	// One world of a column is enough.
	if !v.Full(spelt(t, u, "", "development", "staging", "production", "demo")) {
		t.Error("a column counts as soon as one of its worlds does")
	}
}
