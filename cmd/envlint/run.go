package main

import (
	"bytes"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/driver"
	"github.com/envlint/envlint/internal/reach"
	"github.com/envlint/envlint/internal/replay"
	"github.com/envlint/envlint/internal/report"
)

// run does what the flags say. If nothing has changed since an earlier run, it
// prints what that one printed, without loading anything.
func (o *options) run(command string, stdout, stderr io.Writer, verdict func(*report.Report) int) (code int) {
	if err := o.enter(); err != nil {
		return fail(stderr, err)
	}
	stop, err := o.profile()
	if err != nil {
		return fail(stderr, err)
	}
	defer func() {
		if err := stop(); err != nil {
			code = fail(stderr, err)
		}
	}()
	cfg, err := readConfig(o.config)
	if err != nil {
		return fail(stderr, err)
	}
	if err := o.analyzers.checkStandard(cfg.IncludeVet); err != nil {
		return fail(stderr, err)
	}
	o.terminal = isTerminal(stdout)
	variants := cfg.Variants
	if o.tags != nil {
		variants = [][]string{o.tags}
	}
	read := func() (*config.Config, error) { return cfg, nil }
	opts := driver.Options{Patterns: o.patterns, Variants: variants, Config: cfg, Progress: newProgress(stderr).tell, Facts: new(reach.Facts), Ahead: new(reach.Ahead)}
	if o.cache {
		opts.Store = replay.Open()
	}
	opts.Analyzer = reach.NewProbing(read, o.line, opts.Facts, opts.Ahead)
	if o.test && o.analyzers.on("testeffect") && cfg.LooksAtTests() {
		opts.Tests = reach.NewTesting(read, opts.Facts, opts.Ahead)
	}
	l, err := driver.List(opts)
	if err != nil {
		return fail(stderr, err)
	}
	setting, ok, err := o.setting(command, cfg, stdout)
	if err != nil {
		return fail(stderr, err)
	}
	var key replay.Key
	if ok {
		key, ok, err = l.Key(setting)
		if err != nil {
			return fail(stderr, err)
		}
	}
	if !ok {
		return o.analyse(cfg, l, stdout, stderr, verdict)
	}
	out, found := replay.Get[replay.Output](opts.Store, key)
	if !found {
		var outText, errText bytes.Buffer
		out.Code = o.analyse(cfg, l, &outText, &errText, verdict)
		out.Stdout, out.Stderr = outText.Bytes(), errText.Bytes()
		// What changed while it was read belongs to no key.
		if after, ok, err := l.Key(setting); err == nil && ok && after == key && out.Code != exitFailed {
			opts.Store.Put(key, out)
		}
	}
	if _, err := stderr.Write(out.Stderr); err != nil {
		return exitFailed
	}
	if _, err := stdout.Write(out.Stdout); err != nil {
		return fail(stderr, err)
	}
	return out.Code
}

// enter changes to the directory of -C, once.
func (o *options) enter() error {
	dir := o.dir
	if o.dir = ""; dir == "" {
		return nil
	}
	return os.Chdir(dir)
}

// setting stands for everything that the output depends on beside what is
// listed. It is not ok where that is not known: the standard analyzers of go
// vet read test files, which we do not.
func (o *options) setting(command string, cfg *config.Config, stdout io.Writer) (k replay.Key, ok bool, err error) {
	if !o.cache || cfg.IncludeVet || o.line != nil {
		return k, false, nil
	}
	h := replay.NewHash()
	if err := driver.HashExecutable(h); err != nil {
		return k, false, err
	}
	fmt.Fprintf(h, "%s %s %q %v %t %v %t %t %s %s\n", command, o.formatName, o.tags, o.strict, o.test, o.analyzers, o.terminal, colours(), os.Getenv("GITHUB_WORKSPACE"), cfg.Hash())
	return replay.Sum(h), true, nil
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
