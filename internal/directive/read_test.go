package directive

import (
	"go/parser"
	"go/token"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/envlint/envlint/internal/config"
)

func read(t *testing.T, src string) ([]*Directive, []Problem) {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return Read(fset, f, config.Default())
}

func TestLinesThatAnAllowCovers(t *testing.T) {
	found, problems := read(t, `package p

// F is documented.
//
//envlint:allow email -- the whole function
func F() {
	send() //envlint:allow email -- this line
	//envlint:allow email -- the next line
	// which is explained here
	send()
	println() //nolint:other,envlint // this line
}

type (
	//envlint:allow email -- one of several
	A struct{}

	B struct{ x int } //envlint:allow email -- and another
)
`)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got [][2]int
	for _, d := range found {
		got = append(got, [2]int{d.First, d.Last})
	}
	if diff := cmp.Diff([][2]int{{6, 12}, {7, 7}, {8, 10}, {11, 11}, {16, 16}, {18, 18}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestArguments(t *testing.T) {
	found, problems := read(t, `package p

//envlint:allow payment/stripe, email in staging, test -- a test inbox // and a comment
func F() {}
`)
	if len(problems) > 0 || len(found) != 1 {
		t.Fatal(found, problems)
	}
	d := found[0]
	if diff := cmp.Diff([][]string{{"payment/stripe", "email"}, {"staging", "test"}}, [][]string{d.Rules, d.Names}); diff != "" {
		t.Error(diff)
	}
	if want := "envlint:allow payment/stripe, email in staging, test -- a test inbox"; d.Text != want {
		t.Errorf("got %q, want %q", d.Text, want)
	}
}

func TestOtherCommentsAreNoDirectives(t *testing.T) {
	found, problems := read(t, `package p

//go:generate envlint:allow
//nolint:errcheck
//lint:ignore envlint reason
// See envlint:allow.
//envlintallow email -- no
func F() {}
`)
	if len(found) > 0 || len(problems) > 0 {
		t.Error(found, problems)
	}
}
