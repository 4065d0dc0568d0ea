package main

import (
	"flag"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/goproxytest"
	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"envlint": main, "cacheprogram": cacheProgram})
}

// TestScripts runs the command as users do. The modules of the scripts import
// nothing but the standard library, so that no network is needed.
func TestScripts(t *testing.T) {
	out, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Skipf("no go command: %v", err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: false,
		Setup: func(e *testscript.Env) error {
			tool := ""
			for _, dir := range filepath.SplitList(e.Getenv("PATH")) {
				if p, err := exec.LookPath(filepath.Join(dir, "envlint")); err == nil {
					tool = p
					break
				}
			}
			// What is in testdata/mod can be downloaded from here.
			proxy, err := goproxytest.NewServer(filepath.Join("..", "..", "testdata", "mod"), "")
			if err != nil {
				return err
			}
			e.Defer(proxy.Close)
			e.Vars = append(e.Vars, "MODPROXY="+proxy.URL,
				"GOCACHE="+strings.TrimSpace(string(out)),
				"GOMODCACHE="+filepath.Join(e.WorkDir, "modcache"),
				"GOPROXY=off", "GOFLAGS=-mod=mod", "GOWORK=", "GOTOOLCHAIN=local", "GOENV=off",
				"VETTOOL="+tool, "XDG_CACHE_HOME="+filepath.Join(e.WorkDir, ".cache"), "ENVLINT_CONFIG=",
			)
			return nil
		},
	})
}
