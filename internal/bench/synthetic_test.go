//go:build unix

package main

import (
	"os/exec"
	"testing"
)

func TestGeneratedModulesCompile(t *testing.T) {
	dir := t.TempDir()
	if err := generate(dir, 12, 2); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "vet", "./...")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if lines, err := countLines(dir); err != nil || lines < 500 {
		t.Errorf("%d lines, %v", lines, err)
	}
}
