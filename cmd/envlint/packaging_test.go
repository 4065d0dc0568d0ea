package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

const repository = "../.."

// readYAML refuses keys that are not declared, as the readers of these files do.
func readYAML(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(repository, name))
	if err != nil {
		t.Fatal(err)
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

func TestReleasesAreReproducibleAndForEverySystem(t *testing.T) {
	var c struct {
		Version     int
		ProjectName string `yaml:"project_name"`
		Builds      []struct {
			Main                              string
			Env, Goos, Goarch, Flags, Ldflags []string
			Timestamp                         string `yaml:"mod_timestamp"`
		}
		Gomod    struct{ Proxy bool }
		Archives []struct {
			Formats   []string
			Overrides []struct {
				Goos    string
				Formats []string
			} `yaml:"format_overrides"`
			Files []string
		}
		Checksum struct {
			Name string `yaml:"name_template"`
		}
		Changelog struct{ Disable bool }
	}
	readYAML(t, ".goreleaser.yaml", &c)
	if c.Version != 2 || len(c.Builds) != 1 || c.Checksum.Name == "" {
		t.Fatalf("got %+v", c)
	}
	b := c.Builds[0]
	if diff := cmp.Diff([][]string{{"linux", "darwin", "windows"}, {"amd64", "arm64"}}, [][]string{b.Goos, b.Goarch}); diff != "" {
		t.Error(diff)
	}
	if !slices.Contains(b.Flags, "-trimpath") || !slices.Contains(b.Env, "CGO_ENABLED=0") || b.Timestamp == "" {
		t.Errorf("not reproducible: %+v", b)
	}
	// Without any, goreleaser sets some that hold the date.
	if len(b.Ldflags) == 0 || strings.Contains(strings.Join(b.Ldflags, " "), "ate}}") {
		t.Errorf("not reproducible: ldflags %q", b.Ldflags)
	}
	if name := packageName(t, b.Main); name != "main" {
		t.Errorf("%s is package %s", b.Main, name)
	}
	for _, a := range c.Archives {
		for _, pattern := range a.Files {
			if found, err := filepath.Glob(filepath.Join(repository, pattern)); err != nil || len(found) == 0 {
				t.Errorf("%s matches no file: %v", pattern, err)
			}
		}
	}
}

// pre-commit runs go install ./... and then the entry.
func TestHookOfPreCommit(t *testing.T) {
	var hooks []struct {
		ID, Name, Description, Entry, Language, Files string
		Args                                          []string
		PassFilenames                                 bool   `yaml:"pass_filenames"`
		RequireSerial                                 bool   `yaml:"require_serial"`
		Minimum                                       string `yaml:"minimum_pre_commit_version"`
	}
	readYAML(t, ".pre-commit-hooks.yaml", &hooks)
	if len(hooks) != 1 {
		t.Fatalf("got %+v", hooks)
	}
	h := hooks[0]
	if h.Language != "golang" || h.PassFilenames || !h.RequireSerial {
		t.Errorf("got %+v", h)
	}
	if name := packageName(t, "./cmd/"+h.Entry); name != "main" {
		t.Errorf("%s is package %s", h.Entry, name)
	}
	files := regexp.MustCompile(h.Files)
	for name, want := range map[string]bool{
		"main.go": true, "a/b_test.go": true, "go.mod": true, "go.work": true, "envlint.toml": true, ".envlint.toml": true,
		"deploy/Dockerfile": true, "Dockerfile.prod": true, "shop.dockerfile": true, "compose.yaml": true, "k8s/shop.yml": true,
		".env": true, ".env.production": true, "README.md": false, "main.gohtml": false, "environment": false, "envlint.toml.bak": false,
	} {
		if got := files.MatchString(name); got != want {
			t.Errorf("%s: got %t", name, got)
		}
	}
}

func packageName(t *testing.T, path string) string {
	t.Helper()
	cmd := exec.Command("go", "list", "-f", "{{.Name}}", path)
	cmd.Dir = repository
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return strings.TrimSpace(string(out))
}
