package golangci

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
)

// build is what golangci-lint does with the settings of a linter.
func build(t *testing.T, settings any) ([]*analysis.Analyzer, error) {
	t.Helper()
	newPlugin, err := register.GetPlugin("envlint")
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPlugin(settings)
	if err != nil {
		return nil, err
	}
	if mode := p.GetLoadMode(); mode != register.LoadModeTypesInfo {
		t.Errorf("load mode %s", mode)
	}
	suite, err := p.BuildAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	if err := analysis.Validate(suite); err != nil {
		t.Fatal(err)
	}
	return suite, nil
}

func names(suite []*analysis.Analyzer) string {
	var all []string
	for _, a := range suite {
		all = append(all, a.Name)
	}
	return strings.Join(all, ",")
}

func TestFindingsComeWithoutTheirSteps(t *testing.T) {
	t.Chdir(t.TempDir())
	suite, err := build(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "src", "shop")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	file := `package main

import "net/smtp"

func main() {
	smtp.SendMail("", nil, "", nil, nil) // want "email/smtp unguarded"
}
`
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(file), 0o666); err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, a := range suite {
		if a.Name != "prodeffect" {
			continue
		}
		for _, r := range analysistest.Run(t, filepath.Dir(filepath.Dir(dir)), a, "shop") {
			for _, d := range r.Diagnostics {
				found++
				if len(d.Related) > 0 {
					t.Errorf("%s has %d steps", d.Message, len(d.Related))
				}
			}
		}
	}
	if found != 1 {
		t.Errorf("%d findings", found)
	}
}

// golangci-lint remembers by the names of analyzers.
func TestTheConfigurationIsPartOfTheNames(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", "module example.com/shop\n")
	seen := map[string]string{}
	of := func(situation string, settings any) {
		t.Helper()
		suite, err := build(t, settings)
		if err != nil {
			t.Fatalf("%s: %v", situation, err)
		}
		key := names(suite)
		if before := seen[key]; before != "" {
			t.Errorf("%s has the same names as %s: %s", situation, before, key)
		}
		seen[key] = situation
	}
	of("defaults", nil)
	of("settings", map[string]any{"policy": map[string]any{"unset": "impossible"}})
	write("envlint.toml", "[rules]\n\"tls/*\" = \"off\"\n")
	of("file", nil)
	write("envlint.toml", "[rules]\n\"tls/*\" = \"on\"\n")
	of("changed file", nil)
	write("other.toml", "[rules]\n\"email/*\" = \"off\"\n")
	t.Setenv("ENVLINT_CONFIG", filepath.Join(dir, "other.toml"))
	of("named file", nil)
}

func TestMistakesStopTheRun(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.WriteFile("go.mod", []byte("module example.com/shop\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	fails := func(settings any, want string) {
		t.Helper()
		if _, err := build(t, settings); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: got %v, want %s", settings, err, want)
		}
	}
	fails(map[string]any{"enviroments": nil}, `settings.enviroments: unknown key "enviroments" (did you mean "environments"?)`)
	fails("strict", "settings must be a table of keys, not string")
	if err := os.WriteFile("envlint.toml", []byte("version = 2\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	fails(nil, "envlint.toml:1:11: version 2 is not supported")
	fails(map[string]any{"version": 1}, "the project is configured twice")
}
