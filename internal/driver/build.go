package driver

import (
	"fmt"
	"go/types"
	"go/version"
	"io"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// A build is how the go command would build here.
type build struct {
	base    string // the directory that file names in output are relative to
	cache   string // of modules: what lies below never changes
	version string // of Go
	shared  bool   // a program keeps the build cache, and names its files as it likes
	sizes   types.Sizes
	env     string // everything else that decides what is built
}

// buildVariables decide which files a build takes and what they mean, beside
// the files themselves.
var buildVariables = []string{
	"GOVERSION", "GOROOT", "GOFLAGS", "GOOS", "GOARCH", "GOEXPERIMENT", "GOFIPS140",
	"GO386", "GOAMD64", "GOARM", "GOARM64", "GOMIPS", "GOMIPS64", "GOPPC64", "GORISCV64", "GOWASM",
	"CGO_ENABLED", "CC", "CGO_CFLAGS", "CGO_CPPFLAGS", "PKG_CONFIG",
}

func currentBuild(dir string) (build, error) {
	cmd := exec.Command("go", append([]string{"env", "GOWORK", "GOMOD", "GOMODCACHE", "GOVERSION", "GOARCH", "GOCACHEPROG"}, buildVariables...)...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		return build{}, fmt.Errorf("go env: %w", err)
	}
	lines := strings.SplitN(string(out), "\n", 7)
	if len(lines) < 7 {
		return build{}, fmt.Errorf("go env: unexpected answer %q", out)
	}
	b := build{cache: lines[2], version: lines[3], sizes: types.SizesFor("gc", lines[4]), shared: lines[5] != "", env: lines[6]}
	for _, name := range lines[:2] {
		name = strings.TrimSpace(name)
		if filepath.IsAbs(name) && filepath.Base(name) != "null" && filepath.Base(name) != "NUL" {
			b.base = filepath.Dir(name)
			return b, nil
		}
	}
	b.base, err = filepath.Abs(dir)
	return b, err
}

// newer reports whether the go command may know of a language that this
// executable, which has its own parser and type checker, does not.
func (b build) newer() bool {
	return version.Compare(version.Lang(b.version), version.Lang(runtime.Version())) > 0
}

// overlaid reports whether files are not what they seem.
func (b build) overlaid() bool { return strings.Contains(b.env, "-overlay") }

func (b build) print(w io.Writer) { fmt.Fprintf(w, "%s\n%s\n", b.base, b.env) }
