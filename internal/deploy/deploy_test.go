package deploy

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// module writes the files of an archive into a folder of their own.
func module(t *testing.T, archive string) string {
	t.Helper()
	root := t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestSettings(t *testing.T) {
	for _, tt := range []struct {
		name, files string
		want        []Setting
	}{
		{"Dockerfile", "-- Dockerfile --\nFROM golang\nENV A=1 GIN_MODE=release\n", []Setting{{"Dockerfile", "release"}}},
		{"continued and quoted", "-- Dockerfile --\nFROM golang\nENV A=1 \\\n  GIN_MODE=\"release\"\n", []Setting{{"Dockerfile", "release"}}},
		{"old form", "-- build/Dockerfile.api --\nFROM golang\nenv GIN_MODE release\n", []Setting{{"build/Dockerfile.api", "release"}}},
		{"of a stage that does not run", "-- Dockerfile --\nFROM golang AS build\nENV GIN_MODE=release\nFROM scratch\n", nil},
		{"compose, mapping", "-- docker-compose.yml --\nservices:\n  api:\n    environment:\n      GIN_MODE: release\n", []Setting{{"docker-compose.yml", "release"}}},
		{"compose, list", "-- compose.yaml --\nservices:\n  api:\n    environment:\n      - GIN_MODE=release\n", []Setting{{"compose.yaml", "release"}}},
		{"manifest", "-- deploy/api.yaml --\nkind: Service\n---\nkind: Deployment\nspec:\n  containers:\n  - name: api\n    env:\n    - name: GIN_MODE\n      value: release\n", []Setting{{"deploy/api.yaml", "release"}}},
		{"config map", "-- k8s/config.yml --\nkind: ConfigMap\ndata:\n  GIN_MODE: release\n", []Setting{{"k8s/config.yml", "release"}}},
		{"dotenv", "-- .env.production --\n# comment\nexport GIN_MODE='release'\n", []Setting{{".env.production", "release"}}},
		{"for development", "-- docker-compose.dev.yml --\nenvironment: {GIN_MODE: release}\n-- .env.local --\nGIN_MODE=release\n-- .env.example --\nGIN_MODE=release\n", nil},
		{"of other modules", "-- tools/go.mod --\nmodule tools\n-- tools/Dockerfile --\nFROM a\nENV GIN_MODE=release\n-- vendor/a/.env --\nGIN_MODE=release\n", nil},
		{"template", "-- charts/api.yaml --\n{{ if .Values.x }}\nGIN_MODE: release\n{{ end }}\n", nil},
		{"several", "-- b.env --\nGIN_MODE=debug\n-- a.env --\nGIN_MODE=release\n", []Setting{{"a.env", "release"}, {"b.env", "debug"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Settings(module(t, tt.files), "GIN_MODE")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestHashChangesWithTheFiles(t *testing.T) {
	hash := func(files string) string {
		var b bytes.Buffer
		if err := Hash(&b, module(t, files)); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	one := "-- Dockerfile --\nFROM a\nENV GIN_MODE=release\n"
	if hash("-- go.mod --\nmodule a\n") == hash("-- go.mod --\nmodule a\n\ngodebug http2debug=1\n") {
		t.Error("a godebug line does not count")
	}
	if hash(one) != hash(one+"-- main.go --\npackage main\n") {
		t.Error("another file counts")
	}
	if hash(one) == hash("-- Dockerfile --\nFROM a\nENV GIN_MODE=debug\n") {
		t.Error("the content does not count")
	}
}
