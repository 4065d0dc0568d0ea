package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/envlint/envlint/internal/config"
)

func TestOnlyIndifferentUnitsAreNotAnalysed(t *testing.T) {
	dir := t.TempDir()
	silent, telling := filepath.Join(dir, "silent"), filepath.Join(dir, "telling")
	for name, v := range map[string]vetx{silent: {types: []byte("t")}, telling: {types: []byte("t"), facts: []byte("f")}} {
		if err := writeVetx(name, v); err != nil {
			t.Fatal(err)
		}
	}
	vetToo := config.Default()
	vetToo.IncludeVet = true
	owner := config.Default()
	owner.Own = []string{"example.com/*"}
	dependency := func(imports map[string]string) unit {
		return unit{ImportPath: "example.com/dep", ModulePath: "example.com/dep", ModuleVersion: "v1.0.0", VetxOnly: true, VetxOutput: "x", PackageVetx: imports}
	}
	standard := unit{ImportPath: "net/http", VetxOnly: true, VetxOutput: "x"}
	for _, tt := range []struct {
		name  string
		unit  unit
		named string
		cfg   *config.Config // nil: must not be asked for
		want  bool
	}{
		{name: "standard_library", unit: standard, want: true},
		{name: "standard_library_with_a_named_configuration", unit: standard, named: "/c", cfg: config.Default(), want: true},
		{name: "standard_library_with_include_vet", unit: standard, named: "/c", cfg: vetToo},
		{name: "asked_for", unit: unit{ImportPath: "net/http", VetxOutput: "x"}},
		{name: "main_module", unit: unit{ImportPath: "example.com/a", ModulePath: "example.com/a", VetxOnly: true, VetxOutput: "x"}, cfg: config.Default()},
		{name: "dependency", unit: dependency(map[string]string{"fmt": silent}), cfg: config.Default(), want: true},
		{name: "dependency_of_ours", unit: dependency(map[string]string{"fmt": silent}), cfg: owner},
		{name: "dependency_that_sends_mail", unit: dependency(map[string]string{"fmt": silent, "net/smtp": silent}), cfg: config.Default()},
		{name: "dependency_of_such_a_one", unit: dependency(map[string]string{"example.com/mail": telling}), cfg: config.Default()},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := tt.unit.indifferent(tt.named, func() (*config.Config, error) {
				if tt.cfg == nil {
					t.Error("the configuration is read in vain")
					return config.Default(), nil
				}
				return tt.cfg, nil
			})
			if got != tt.want {
				t.Errorf("got %t", got)
			}
		})
	}
}

// TestDeclaredUnitsCanBeImported declares a package whose function bodies make
// no sense, and two that import it.
func TestDeclaredUnitsCanBeImported(t *testing.T) {
	dir := t.TempDir()
	of := func(name, source string, imports map[string]string) unit {
		file := filepath.Join(dir, name+".go")
		if err := os.WriteFile(file, []byte(source), 0o666); err != nil {
			t.Fatal(err)
		}
		u := unit{ImportPath: name, GoFiles: []string{file}, GoVersion: "go1.24", ImportMap: map[string]string{}, PackageVetx: imports, VetxOutput: filepath.Join(dir, name+".vetx")}
		for path := range imports {
			u.ImportMap[path] = path
		}
		return u
	}
	below := of("below", "package below\n\ntype T struct{ N int }\n\nfunc F() T { return nonsense }\n", nil)
	if err := below.declare(); err != nil {
		t.Fatal(err)
	}
	if v, err := readVetx(below.VetxOutput); err != nil || len(v.types) == 0 || len(v.facts) > 0 {
		t.Errorf("%d bytes of types, %d of facts, %v", len(v.types), len(v.facts), err)
	}
	imports := map[string]string{"below": below.VetxOutput}
	if err := of("above", "package above\n\nimport \"below\"\n\nvar N = below.F().N\n", imports).declare(); err != nil {
		t.Error(err)
	}
	err := of("wrong", "package wrong\n\nimport \"below\"\n\nvar N = below.F().M\n", imports).declare()
	if err == nil || !strings.Contains(err.Error(), "M undefined") {
		t.Errorf("got %v", err)
	}
	if err := os.WriteFile(below.VetxOutput, []byte("something else"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := of("lost", "package lost\n\nimport \"below\"\n\nvar N = below.F().N\n", imports).declare(); err == nil {
		t.Error("a file of another tool was taken for a package")
	}
}
