package catalog

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "make packed.go of the packs")

// TestPackedRules holds packed.go to the packs. It has a line for each key, so
// that differences can be read and merged.
func TestPackedRules(t *testing.T) {
	rules, err := readPacks("packs")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := New(rules); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	b.WriteString("// Code generated from the packs by go generate. DO NOT EDIT.\n\npackage catalog\n\nvar packed = ")
	writeLiteral(&b, reflect.ValueOf(rules))
	want, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("packed.go", want, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile("packed.go")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(got), string(want)); diff != "" {
		t.Errorf("packed.go is not what the packs say; go generate ./internal/catalog makes it:\n%s", diff)
	}
}

// writeLiteral writes a value of this package as Go does, without what is zero.
func writeLiteral(b *bytes.Buffer, v reflect.Value) {
	name := strings.ReplaceAll(v.Type().String(), "catalog.", "")
	switch v.Kind() {
	case reflect.Pointer:
		b.WriteString("&")
		writeLiteral(b, v.Elem())
	case reflect.Slice:
		b.WriteString(name + "{\n")
		for i := range v.Len() {
			writeLiteral(b, v.Index(i))
			b.WriteString(",\n")
		}
		b.WriteString("}")
	case reflect.Struct:
		b.WriteString(name + "{\n")
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				b.WriteString(v.Type().Field(i).Name + ": ")
				writeLiteral(b, v.Field(i))
				b.WriteString(",\n")
			}
		}
		b.WriteString("}")
	default:
		fmt.Fprintf(b, "%#v", v)
	}
}

// readPacks reads the packs as they are written.
func readPacks(dir string) ([]Rule, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.toml"))
	if err != nil {
		return nil, err
	}
	var rules []Rule
	for _, name := range files {
		var pack struct {
			Rule []Rule `toml:"rule"`
		}
		meta, err := toml.DecodeFile(name, &pack)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if extra := meta.Undecoded(); len(extra) > 0 {
			return nil, fmt.Errorf("%s: unknown key %q", name, extra[0])
		}
		for _, r := range pack.Rule {
			if err := documented(r); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
		rules = append(rules, pack.Rule...)
	}
	return rules, nil
}

// documented holds rules that ship to more than those of a project: their
// texts are what users read in messages and in the generated documentation.
func documented(r Rule) error {
	for _, f := range []struct{ key, text string }{{"does", r.Does}, {"why", r.Why}} {
		if f.text == "" {
			return &RuleError{r.ID, f.key, -1, "is missing"}
		}
	}
	return nil
}
