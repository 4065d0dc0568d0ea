package catalog

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// library is what the rules of these tests speak of.
const library = `
package pay

type Client struct{ Key string; Live bool }
func (c *Client) Charge() {}
func (c Client) ChargeLater() {}
func (c *Client) ChargeTest() {}

type Gateway interface{ Charge() }

type Outer struct{ *inner }
type inner struct{ Debug bool }
func (*inner) Push() {}

type List[T any] struct{}
func (List[T]) Send(T) {}

type NoCache struct{}

var Key string
func New(name, key string) *Client { return nil }
func Refund() {}
`

const user = `
package main

import (
	alias "example.org/pay/v3"
)

type own struct{ alias.Client }

func main() {
	alias.Refund()
	c := alias.New("a", "b")
	c.Charge()
	c.ChargeLater()
	c.ChargeTest()
	own{}.ChargeLater()
	var g alias.Gateway
	g.Charge()
	alias.Outer{}.Push()
	alias.List[int]{}.Send(1)
	Refund := func() {}
	Refund()
}
`

type packages map[string]*types.Package

func (p packages) Import(path string) (*types.Package, error) {
	if pkg := p[path]; pkg != nil {
		return pkg, nil
	}
	return importer.Default().Import(path)
}

func check(t *testing.T, imports packages, path, src string) (*types.Package, *types.Info) {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "x.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	pkg, err := (&types.Config{Importer: imports}).Check(path, fset, []*ast.File{file}, info)
	if err != nil {
		t.Fatal(err)
	}
	return pkg, info
}

// matches lists the functions of user that have rules, by full name.
func matches(c *Catalog, info *types.Info) map[string]string {
	got := map[string]string{}
	for _, obj := range info.Uses {
		fn, ok := obj.(*types.Func)
		if !ok {
			continue
		}
		var ids []string
		for _, r := range c.Func(fn) {
			ids = append(ids, r.ID)
		}
		if ids != nil {
			got[fn.Origin().FullName()] = strings.Join(ids, " ")
		}
	}
	return got
}

func TestFuncMatchesTheDeclaringObject(t *testing.T) {
	lib, _ := check(t, packages{}, "example.org/pay/v3", library)
	main, info := check(t, packages{lib.Path(): lib}, "main", user)
	c, err := New([]Rule{
		{ID: "payment/charge", Category: "payment", Match: []string{"(*example.org/pay/v*.Client).Charge*"}, Except: []string{"(example.org/pay/v*.Client).ChargeTest"}},
		{ID: "payment/any", Category: "payment", Match: []string{"(example.org/pay/v*.*).Charge"}},
		{ID: "payment/refund", Category: "payment", Match: []string{"example.org/pay/v3.{Refund, Void}"}},
		{ID: "payment/old", Category: "payment", Match: []string{"example.org/pay/v2.Refund"}},
		{ID: "push/outer", Category: "push", Match: []string{"(*example.org/pay/v*.Outer).Push"}},
		{ID: "email/list", Category: "email", Match: []string{"(example.org/pay/v*.List).Send"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"(*example.org/pay/v3.Client).Charge":     "payment/any payment/charge",
		"(example.org/pay/v3.Client).ChargeLater": "payment/charge",
		"(example.org/pay/v3.Gateway).Charge":     "payment/any",
		"(example.org/pay/v3.List[T]).Send":       "email/list",
		"example.org/pay/v3.Refund":               "payment/refund",
	}
	if diff := cmp.Diff(want, matches(c, info)); diff != "" {
		t.Error(diff)
	}
	// The outer type of a promoted method needs its package.
	want["(*example.org/pay/v3.inner).Push"] = "push/outer"
	if diff := cmp.Diff(want, matches(c.Resolve(main), info)); diff != "" {
		t.Error(diff)
	}
	if c.Resolve(types.NewPackage("example.org/none", "none")) != c {
		t.Error("a package without rules got a catalog of its own")
	}
}

func TestOtherObjects(t *testing.T) {
	lib, _ := check(t, packages{}, "example.org/pay", library)
	c, err := New([]Rule{
		{ID: "debug/live", Category: "debug", Match: []string{"(example.org/pay/v*.Client).Live", "example.org/pay/v*.Key", "type example.org/pay/v*.NoCache", "import example.org/pay"}},
		{ID: "payment/charge", Category: "payment", Match: []string{"(example.org/pay.Client).Charge"}, Client: []string{"example.org/pay/v*.Key", "(example.org/pay.Client).Key", "example.org/pay.New(1)", "example.org/pay.New(0)"}},
		{ID: "debug/promoted", Category: "debug", Match: []string{"(example.org/pay.Outer).Debug"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	object := func(name string) types.Object { return lib.Scope().Lookup(name) }
	client := object("Client").(*types.TypeName)
	key := object("Key").(*types.Var)
	one := func(what string, rules []*Rule, want string) {
		t.Helper()
		if len(rules) != 1 || rules[0].ID != want {
			t.Errorf("%s: got %v, want %s", what, rules, want)
		}
	}
	one("field", c.Field(client, "Live"), "debug/live")
	one("variable", c.Var(key), "debug/live")
	one("type", c.Type(object("NoCache").(*types.TypeName)), "debug/live")
	one("import", c.Import("example.org/pay"), "debug/live")
	one("client variable", c.ClientVar(key), "payment/charge")
	one("client field", c.ClientField(client, "Key"), "payment/charge")
	one("promoted field", c.Resolve(lib).Field(object("inner").(*types.TypeName), "Debug"), "debug/promoted")
	if got := c.Field(client, "Key"); got != nil {
		t.Errorf("a client's field is no operation: %v", got)
	}
	if got := c.Import("example.org/pay/v2"); got != nil {
		t.Errorf("another major version: %v", got)
	}
	charge := c.Rule("payment/charge")
	if diff := cmp.Diff([]ClientUse{{charge, 0}, {charge, 1}}, c.ClientFunc(object("New").(*types.Func))); diff != "" {
		t.Error(diff)
	}
	harmless, err := New([]Rule{{ID: "payment/charge", Category: "payment", Match: []string{"example.org/pay.Refund"}, Own: true, Sandbox: []Sandbox{
		{At: "example.org/pay.Key", Is: []string{"test_*"}}, {At: "example.org/pay.New(1)"}, {At: "(example.org/pay.Client).Live", Is: []string{"false"}},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	rule := harmless.Rule("payment/charge")
	for i, got := range [][]SandboxUse{harmless.SandboxVar(key), harmless.SandboxFunc(object("New").(*types.Func)), harmless.SandboxField(client, "Live")} {
		if diff := cmp.Diff([]SandboxUse{{rule, i, []int{-1, 1, -1}[i]}}, got); diff != "" {
			t.Error(diff)
		}
	}
	if s := &rule.Sandbox[0]; !s.Holds("test_1") || s.Holds("live_1") || rule.Sandbox[1].Holds("") {
		t.Error("what makes a client harmless")
	}
	if harmless.EffectPackage("example.org/pay") || harmless.Var(key) != nil {
		t.Error("an effect of the project's own code, or the place of a sandbox, is something else")
	}
	if !c.Package("example.org/pay") || c.Package("example.org/other") || !c.EffectPackage("example.org/pay") {
		t.Error("wrong packages")
	}
	settings := c.Without(func(r *Rule) bool { return r.Kind() == Effect })
	if settings.EffectPackage("example.org/pay") || !settings.Package("example.org/pay") || len(settings.Rules()) != 2 || len(c.Rules()) != 3 {
		t.Error("Without keeps too much or too little")
	}
}

func TestRulesAreChecked(t *testing.T) {
	valid := Rule{ID: "payment/x", Category: "payment", Match: []string{"a.org/x.F"}}
	tests := []struct {
		name string
		edit func(*Rule)
		want string
	}{
		{"id", func(r *Rule) { r.ID = "Payment X" }, `rule "Payment X": id: must be "group/name" of lower-case letters, digits and dashes`},
		{"severity", func(r *Rule) { r.Severity = "high" }, `rule "payment/x": severity: "high" is not error, warning or info`},
		{"match", func(r *Rule) { r.Match = nil }, `rule "payment/x": match: names nothing`},
		{"symbol", func(r *Rule) { r.Match = []string{"a.org/x"} }, `rule "payment/x": match: malformed symbol "a.org/x": no function or variable after the import path`},
		{"client", func(r *Rule) { r.Client = []string{"a.org/x.F(x)"} }, `rule "payment/x": client: malformed client "a.org/x.F(x)": "x" is no index of an argument`},
		{"when", func(r *Rule) { r.When = &When{} }, `rule "payment/x": when: needs a test such as "equals", or "in"`},
		{"in", func(r *Rule) { r.When = &When{In: "loop"} }, `rule "payment/x": when.in: "loop" is neither "handler" nor "default-mux"`},
	}
	for _, tt := range tests {
		r := valid
		tt.edit(&r)
		if _, err := New([]Rule{r}); err == nil || err.Error() != tt.want {
			t.Errorf("%s:\n got %v\nwant %s", tt.name, err, tt.want)
		}
	}
	if _, err := New([]Rule{valid, valid}); err == nil || err.Error() != `rule "payment/x": id: two rules have this id` {
		t.Errorf("two rules with one id: %v", err)
	}
	c, err := New([]Rule{valid})
	if err != nil {
		t.Fatal(err)
	}
	replaced := valid
	replaced.Severity = "error"
	c, err = c.With([]Rule{replaced})
	if err != nil || c.Rule("payment/x").Severity != "error" || len(c.Rules()) != 1 {
		t.Errorf("With does not replace: %v", err)
	}
}
