//go:build unix

// Bench measures envlint against loading alone, against multicheckers that do
// nothing, and against other tools, as whole processes: make bench.
//
// In flow directories of modules; without any, the store of examples/shop and
// modules that are generated for the purpose. Out flows a page of tables. All
// commands of a table run in turn, so that a machine that gets slower does so
// for all; figures are medians, and ratios are those of one turn.
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

func main() {
	log.SetFlags(0)
	runs := flag.Int("n", 5, "how often each command runs")
	out := flag.String("o", "", "write the page to this `file`")
	scale := flag.Bool("scale", true, "measure growth too")
	vet := flag.Bool("vet", true, "measure go vet too, which takes minutes for each cold run")
	flag.Parse()
	dir, err := os.MkdirTemp("", "envlint-bench")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	page := &strings.Builder{}
	if err := bench(page, dir, flag.Args(), *runs, *scale, *vet); err != nil {
		log.Print(err)
		os.RemoveAll(dir)
		os.Exit(1)
	}
	if *out == "" {
		fmt.Print(page)
	} else if err := os.WriteFile(*out, []byte(page.String()), 0o666); err != nil {
		log.Print(err)
	}
}

func bench(page io.Writer, dir string, paths []string, runs int, scale, vet bool) error {
	tools, err := buildTools(dir, vet)
	if err != nil {
		return err
	}
	fmt.Fprintf(page, `# Performance

Written by `+"`make bench`"+` on %s, with %s on %s/%s, %d cores; medians of %d
runs. The commands of a table ran in turn.
*Ratio* is to the first line of its table, turn by turn. *Loading alone* asks the go command for the import graph, then
loads what envlint analyses with syntax and types, and stops: the project's own packages and the wrappers of effects among
its dependencies, by calls of packages.Load. *packages.Load of ./... alone* is one call, of the project's own packages only.
*envlint* neither reads nor writes its store; *after a change* of a file of the project it has to do everything again, but
the store knows where the types of dependencies are; *nothing changed* prints what it has stored.
CPU is user and system time of all processes together, memory is that of the largest. With passes/buildssa, staticcheck and
nilaway run once, cold runs of go vet too: cold means that everything is compiled, and vetted with this tool for the first
time. What go vet takes for memory is that of the largest process that it has waited for.

`, time.Now().UTC().Format("2 January 2006"), runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runs)
	if len(paths) > 0 {
		for _, p := range paths {
			if err := tools.module(page, p, p, nil, runs); err != nil {
				return err
			}
		}
		return nil
	}
	large := filepath.Join(dir, "large")
	if err := generate(large, 300, 9); err != nil {
		return err
	}
	lines, err := countLines(large)
	if err != nil {
		return err
	}
	shop := filepath.Join(dir, "shop")
	if err := os.CopyFS(shop, os.DirFS("examples/shop")); err != nil {
		return err
	}
	if err := tools.module(page, "The store of examples/shop", shop, tools.changed(shop, "cmd/server/main.go"), runs); err != nil {
		return err
	}
	if err := tools.module(page, fmt.Sprintf("A generated module of 300 packages and %d lines", lines), large, tools.changed(large, "main.go"), runs); err != nil {
		return err
	}
	if !scale {
		return nil
	}
	return tools.growth(page, dir, runs)
}

// tools are the executables to measure.
type tools struct {
	dir string
	vet bool // measure go vet too
}

func buildTools(dir string, vet bool) (*tools, error) {
	t := &tools{dir: filepath.Join(dir, "bin"), vet: vet}
	for _, pkg := range []string{"cmd/envlint", "internal/bench/load", "internal/bench/packages", "internal/bench/facts", "internal/bench/ssa"} {
		cmd := exec.Command("go", "build", "-o", filepath.Join(t.dir, filepath.Base(pkg)), "./"+pkg)
		cmd.Stderr = os.Stderr
		if err := cmd.Run(); err != nil {
			return nil, fmt.Errorf("go build ./%s: %w", pkg, err)
		}
	}
	return t, nil
}

func (t *tools) path(name string) string { return filepath.Join(t.dir, name) }

// module writes the two tables of one module, in which changed changes
// something, if it is not nil.
func (t *tools) module(page io.Writer, title, dir string, changed func(int) ([]string, error), runs int) error {
	fmt.Fprintf(page, "## %s\n\n", title)
	commands := []command{
		{name: "loading alone", args: []string{t.path("load"), "./..."}},
		{name: "packages.Load of ./... alone", args: []string{t.path("packages"), "./..."}},
		{name: "envlint", args: []string{t.path("envlint"), "-cache=off", "./..."}},
	}
	if changed != nil {
		commands = append(commands, command{name: "envlint, after a change", fresh: changed})
	}
	commands = append(commands,
		command{name: "envlint, nothing changed", args: []string{t.path("envlint"), "./..."}},
		command{name: "multichecker that does nothing", args: []string{t.path("facts"), "./..."}},
		command{name: "the same with passes/buildssa", args: []string{t.path("ssa"), "./..."}, once: true},
	)
	for _, other := range []string{"staticcheck", "nilaway"} {
		if path, err := exec.LookPath(other); err == nil {
			commands = append(commands, command{name: other, args: []string{path, "./..."}, once: true})
		}
	}
	if err := table(page, dir, commands, runs); err != nil {
		return err
	}
	if !t.vet {
		return nil
	}
	vet := func(tool string) []string { return []string{"go", "vet", "-vettool=" + t.path(tool), "./..."} }
	return table(page, dir, []command{
		{name: "go vet with a tool with a fact type that does nothing, cold", fresh: t.unknown("facts"), once: true},
		{name: "go vet with envlint, cold", fresh: t.unknown("envlint"), once: true},
		{name: "go vet with its own analyzers, cold", fresh: func(turn int) ([]string, error) {
			return []string{"go", "vet", fmt.Sprintf("-printf.funcs=turn%d_%d", turn, os.Getpid()), "./..."}, nil
		}, once: true},
		{name: "the tool that does nothing, warm", args: vet("facts")},
		{name: "envlint, warm", args: vet("envlint")},
		{name: "its own analyzers, warm", args: []string{"go", "vet", "./..."}},
	}, min(runs, 3))
}

// changed are the arguments of envlint after a change of a file.
func (t *tools) changed(dir, file string) func(turn int) ([]string, error) {
	return func(turn int) ([]string, error) {
		name := filepath.Join(dir, filepath.FromSlash(file))
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		return []string{t.path("envlint"), "./..."}, os.WriteFile(name, fmt.Appendf(text, "\n// Turn %d.\n", turn), 0o666)
	}
}

// unknown are the arguments of go vet with a copy of a tool that it has never
// seen: its packages are compiled, but not vetted.
func (t *tools) unknown(name string) func(turn int) ([]string, error) {
	return func(turn int) ([]string, error) {
		text, err := os.ReadFile(t.path(name))
		if err != nil {
			return nil, err
		}
		fresh := t.path(name) + "-fresh"
		text = fmt.Appendf(text, "%d %d", turn, os.Getpid()) // what follows an executable does not matter to it
		return []string{"go", "vet", "-vettool=" + fresh, "./..."}, os.WriteFile(fresh, text, 0o777)
	}
}
