package flow

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"github.com/envlint/envlint/internal/config"
)

// standIns are as much of the standard library as the sources of tests use:
// checking the real one takes longer than the tests.
var standIns = map[string]string{
	"net/http/pprof": `package pprof`,
	"os":             `package os; func Getenv(key string) string; func Exit(code int)`,
	"strings":        `package strings; func ToLower(s string) string; func HasPrefix(s, prefix string) bool`,
	"net/smtp":       `package smtp; type Auth interface{ Start() }; func SendMail(addr string, a Auth, from string, to []string, msg []byte) error`,
}

// everyShape is a main with something of everything that summaries hold:
// tables of text, truth, numbers and references, cells, configuration,
// dispatch, functions as values, ways to end.
const everyShape = `package main

import (
	"net/smtp"
	"os"
	"strings"
)

type Config struct {
	Env   string ` + "`env:\"APP_ENV\" envDefault:\"development\"`" + `
	Relay string
	Tries int
	Hook  func(string) bool
}

type sender interface{ Send(to string) error }

type relay struct{ c *Config }

func (r relay) Send(to string) error { return smtp.SendMail(r.c.Relay, nil, "shop", []string{to}, nil) }

type silent struct{}

func (silent) Send(string) error { return nil }

func choose(c *Config) sender {
	if c.IsProduction() {
		return relay{c}
	}
	return silent{}
}

func (c *Config) IsProduction() bool { return strings.ToLower(c.Env) == "production" }

var verbose = os.Getenv("VERBOSE") == "1"

var hook = mail

func mail(to string) bool {
	return smtp.SendMail("relay:25", nil, "shop", []string{to}, nil) == nil
}

func getenv(key, fallback string) string {
	if v := os.Getenv(key); v != "" {
		return v
	}
	return fallback
}

func level(n int) string {
	switch {
	case n == 0:
		return "staging"
	case n > 3:
		return "production"
	}
	return ""
}

func mustBe(env string) {
	if env != "production" && env != "staging" {
		os.Exit(1)
	}
}

func each(to []string, do func(string) bool) (n int) {
	for _, t := range to {
		if do(t) {
			n++
		}
	}
	return n
}

func live(c *Config) (func(string) bool, error) {
	if c == nil {
		return nil, nil
	}
	if strings.HasPrefix(c.Env, "prod") {
		return func(to string) bool { return verbose && mail(to) }, nil
	}
	return c.Hook, nil
}

func main() {
	env := getenv("APP_ENV", level(4))
	c := &Config{Env: env, Relay: os.Getenv("RELAY"), Tries: 3}
	choose(c).Send("a")
	do, _ := live(c)
	each([]string{"b"}, do)
	each(nil, hook)
	mustBe(env)
	mail("c")
}
`

type standInImporter map[string]*types.Package

func (m standInImporter) Import(path string) (*types.Package, error) {
	if p := m[path]; p != nil {
		return p, nil
	}
	src, ok := standIns[path]
	if !ok {
		return nil, fmt.Errorf("no stand-in for %s", path)
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path+".go", src, 0)
	if err != nil {
		return nil, err
	}
	p, err := (&types.Config{}).Check(path, fset, []*ast.File{file}, nil)
	m[path] = p
	return p, err
}

// analyze analyses a package of one file.
func analyze(t testing.TB, path, src string) *Result {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "main.go", src, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}
	pkg, err := (&types.Config{Importer: standInImporter{}}).Check(path, fset, []*ast.File{file}, info)
	if err != nil {
		t.Fatal(err)
	}
	res := Analyze(Request{
		Fset: fset, Files: []*ast.File{file}, Pkg: pkg, Info: info, Config: config.Default(), Module: path, Own: true,
		Function: func(*types.Func) *Summary { return nil },
		Package:  func(*types.Package) *PackageFact { return nil },
	})
	if res == nil || len(res.Fact.Notes) > 0 {
		t.Fatalf("not analysed: %+v", res)
	}
	return res
}
