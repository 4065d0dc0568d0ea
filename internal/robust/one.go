//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"syscall"
	"time"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/driver"
	"github.com/envlint/envlint/internal/reach"
)

// analyseHere analyses the packages of the working directory and prints the
// outcome. It loads them by itself, because the driver never takes the standard
// library for anybody's own.
func analyseHere(pattern string) error {
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax | packages.NeedModule}, pattern)
	if err != nil {
		return err
	}
	o := &outcome{}
	var listed []*packages.Package
	for _, p := range pkgs {
		if len(p.GoFiles) == 0 {
			continue // for other systems only
		}
		if len(p.Errors) > 0 {
			o.LeftOut++
			fmt.Fprintln(os.Stderr, p.Errors[0])
			continue
		}
		o.Packages++
		for _, file := range p.CompiledGoFiles {
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			o.Lines += bytes.Count(text, []byte("\n"))
		}
		listed = append(listed, p)
	}
	if len(listed) == 0 {
		return errors.New("no package loads")
	}
	cfg := *config.Default()
	cfg.Exported = true
	g, err := checker.Analyze([]*analysis.Analyzer{timed(o, &cfg)}, listed, nil)
	if err != nil {
		return err
	}
	var programs []*reach.Program
	for act := range g.All() {
		p, ok := act.Result.(*reach.Program)
		switch {
		case act.Err != nil:
			o.Panics = append(o.Panics, act.Err.Error())
		case ok && p != nil && p.Failed():
			o.Panics = append(o.Panics, p.Failure().Error())
		case ok && p != nil:
			programs = append(programs, p)
		}
	}
	merged := driver.Merge(programs)
	o.Panics = append(o.Panics, merged.Problems()...)
	reach.Findings(merged, &cfg, true)
	o.Operations = len(merged.Operations)
	var usage syscall.Rusage // of this process: the compilers that loading starts need more
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return err
	}
	o.Memory = int64(usage.Maxrss)
	if runtime.GOOS == "linux" {
		o.Memory *= 1024
	}
	return json.NewEncoder(os.Stdout).Encode(o)
}

// timed is the shared analyzer, which takes every package for one of the
// project's own.
func timed(o *outcome, cfg *config.Config) *analysis.Analyzer {
	a := *reach.NewAnalyzer(func() (*config.Config, error) { return cfg, nil })
	run := a.Run
	var mu sync.Mutex // also: one package at a time, so that times are of one
	a.Run = func(pass *analysis.Pass) (any, error) {
		mu.Lock()
		defer mu.Unlock()
		fmt.Fprintln(os.Stderr, pass.Pkg.Path()) // the last one is where it does not end
		start := time.Now()
		if pass.Module == nil || pass.Module.Path == "" {
			own := *pass
			own.Module = &analysis.Module{Path: "std"}
			pass = &own
		}
		res, err := run(pass)
		took := time.Since(start)
		o.Took += took
		if took > o.SlowestTook {
			o.Slowest, o.SlowestTook = pass.Pkg.Path(), took
		}
		return res, err
	}
	return &a
}
