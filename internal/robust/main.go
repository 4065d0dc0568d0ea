//go:build unix

// Robust analyses large modules as if they were the project's own, with every
// exported function as a starting point, and tells whether the analysis held:
// make robustness.
//
// In flow modules, by default those of modules.txt, which the module proxy
// brings; out flows a table with a line for each. Every module has a process of
// its own, so that its memory can be told and that one which does not end takes
// no other with it.
package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"
)

//go:embed modules.txt
var modules string

func main() {
	log.SetFlags(0)
	out := flag.String("o", "", "write the page to this `file`")
	patience := flag.Duration("patience", 30*time.Minute, "how long one module may take")
	one := flag.Bool("one", false, "analyse the module in this directory and print a line of JSON")
	flag.Parse()
	if *one {
		if err := analyseHere(flag.Arg(0)); err != nil {
			log.Fatal(err)
		}
		return
	}
	list := flag.Args()
	if len(list) == 0 {
		for line := range strings.Lines(modules) {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
				list = append(list, line)
			}
		}
	}
	page := &strings.Builder{}
	sound := table(page, list, *patience)
	if *out == "" {
		fmt.Print(page)
	} else if err := os.WriteFile(*out, []byte(page.String()), 0o666); err != nil {
		log.Fatal(err)
	}
	if !sound {
		os.Exit(1)
	}
}

// table writes a line for each module. It is not sound if an analysis panicked
// or did not end.
func table(page io.Writer, list []string, patience time.Duration) (sound bool) {
	fmt.Fprintf(page, `# Robustness

Written by `+"`make robustness`"+` on %s, with %s on %s/%s, %d cores. Each module is analysed as if it were
the project's own, with every exported function as a starting point; its dependencies are not. *Panics* counts packages
that made the analysis panic, *left out* those that do not type-check here. Times are those of the analysis alone, without
loading; memory is that of the process that loads and analyses.

| module | version | packages | lines | left out | operations | panics | slowest package | s | all s | memory MB |
|---|---|---|---|---|---|---|---|---|---|---|
`, time.Now().UTC().Format("2 January 2006"), runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
	var all outcome
	refused := []string{}
	sound = true
	for _, module := range list {
		fmt.Fprintln(os.Stderr, module)
		o, err := analyse(module, patience)
		var r *refusal
		if errors.As(err, &r) {
			refused = append(refused, fmt.Sprintf("- %s: %s", module, r.why))
			continue
		}
		if err != nil {
			sound = false
			fmt.Fprintf(page, "| %s | | | | | | | %v | | | |\n", module, err)
			continue
		}
		sound = sound && len(o.Panics) == 0
		for _, p := range o.Panics {
			fmt.Fprintln(os.Stderr, p)
		}
		fmt.Fprintf(page, "| %s | %s | %d | %d | %d | %d | %d | %s | %.2f | %.1f | %d |\n", module, o.Version, o.Packages, o.Lines,
			o.LeftOut, o.Operations, len(o.Panics), o.Slowest, o.SlowestTook.Seconds(), o.Took.Seconds(), o.Memory/1_000_000)
		all.add(o)
	}
	fmt.Fprintf(page, "| all | | %d | %d | %d | %d | %d | | | %.1f | |\n", all.Packages, all.Lines, all.LeftOut, all.Operations, len(all.Panics), all.Took.Seconds())
	if len(refused) > 0 {
		fmt.Fprintf(page, "\nNot to be had here:\n\n%s\n", strings.Join(refused, "\n"))
	}
	return sound
}

// An outcome is what the analysis of one module was like.
type outcome struct {
	Version             string
	Packages, Lines     int
	LeftOut, Operations int
	Panics              []string
	Slowest             string // package
	SlowestTook, Took   time.Duration
	Memory              int64 // bytes
}

func (o *outcome) add(p *outcome) {
	o.Packages += p.Packages
	o.Lines += p.Lines
	o.LeftOut += p.LeftOut
	o.Operations += p.Operations
	o.Panics = append(o.Panics, p.Panics...)
	o.Took += p.Took
}

// A refusal is a module that cannot be had or does not load.
type refusal struct{ why string }

func (r *refusal) Error() string { return r.why }

// analyse runs this program on one module.
func analyse(module string, patience time.Duration) (*outcome, error) {
	dir, version := "", runtime.Version()
	pattern := "std"
	if module != "std" {
		var err error
		if dir, version, err = download(module); err != nil {
			return nil, err
		}
		defer os.RemoveAll(dir)
		pattern = "./..."
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, self, "-one", pattern)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod -modcacherw", "GOTOOLCHAIN=local", "CGO_ENABLED=0")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err = cmd.Run()
	if ctx.Err() != nil {
		return nil, fmt.Errorf("no end after %v, in %s", patience, lastLine(stderr.String()))
	}
	if err != nil {
		if strings.Contains(stderr.String(), "panic:") || strings.Contains(stderr.String(), "fatal error:") {
			return nil, fmt.Errorf("crashed: %s", lastLine(stderr.String()))
		}
		return nil, &refusal{lastLine(stderr.String())}
	}
	o := &outcome{}
	if err := json.Unmarshal(stdout.Bytes(), o); err != nil {
		return nil, err
	}
	o.Version = version
	return o, nil
}

// download copies a module out of the module cache, where nothing may be
// written to go.sum.
func download(module string) (dir, version string, err error) {
	query := module
	if !strings.Contains(query, "@") {
		query += "@latest"
	}
	cmd := exec.Command("go", "mod", "download", "-json", query)
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=")
	out, err := cmd.Output()
	var info struct{ Dir, Version, Error string }
	if jsonErr := json.Unmarshal(out, &info); jsonErr != nil || info.Error != "" || err != nil {
		return "", "", &refusal{lastLine(info.Error)}
	}
	if dir, err = os.MkdirTemp("", "robust"); err != nil {
		return "", "", err
	}
	if err := os.CopyFS(dir, os.DirFS(info.Dir)); err != nil {
		return "", "", err
	}
	return dir, info.Version, alone(filepath.Join(dir, "go.mod"))
}

// neighbour is a line that replaces a module by a directory of the repository,
// which is not there.
var neighbour = regexp.MustCompile(`(?m)^.*=> \.\.?/.*\n`)

// alone makes a module independent of its repository.
func alone(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return os.WriteFile(file, neighbour.ReplaceAll(text, nil), 0o666)
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}
