package reach

import (
	"path/filepath"
	"testing"
)

func TestGuessOfAModule(t *testing.T) {
	t.Chdir(t.TempDir())
	here, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		pkg, file, module string
		own               bool
	}{
		{"example.com/shop/cmd/api", "cmd/api/main.go", "example.com/shop", true},
		{"example.com/shop/cmd/api", filepath.Join(here, "cmd", "api", "main.go"), "example.com/shop", true},
		{"example.com/shop", "main.go", "example.com/shop", true},
		{"example.org/relay", "external/gazelle~~go_deps~org_example_relay/relay.go", "example.org/relay", false},
		{"example.com/shop/cmd/api", "/elsewhere/cmd/api/main.go", "example.com/shop/cmd/api", true},
		{"example.com/shop/api", "bazel-out/k8-fastbuild/bin/api/api_/api.pb.go", "example.com/shop/api", true},
		{"command-line-arguments", "x.go", "command-line-arguments", true},
	} {
		module, own := guess(tt.pkg, filepath.FromSlash(tt.file))
		if module != tt.module || own != tt.own {
			t.Errorf("%s in %s: got %s, %t", tt.pkg, tt.file, module, own)
		}
	}
}
