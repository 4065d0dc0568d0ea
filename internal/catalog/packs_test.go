package catalog

import (
	"bytes"
	"encoding/gob"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var update = flag.Bool("update", false, "make rules.gob of the packs")

// TestPackedRules holds rules.gob to the packs.
func TestPackedRules(t *testing.T) {
	want, err := readPacks("packs")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := New(want); err != nil {
		t.Fatal(err)
	}
	if *update {
		var b bytes.Buffer
		if err := gob.NewEncoder(&b).Encode(want); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("rules.gob", b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := unpack()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(Test{})); diff != "" {
		t.Errorf("rules.gob is not what the packs say; go generate ./internal/catalog makes it:\n%s", diff)
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
