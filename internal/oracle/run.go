package oracle

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Unset is the value of APP_ENV that means that the variable is missing.
const Unset = "<unset>"

// values are tried with every program, beside the names that it mentions.
var values = []string{Unset, "", "development", "dev", "test", "staging", "production", "prod", "Production", "zzz-unknown"}

// runTime bounds one execution. What a program did until then did happen.
const runTime = 5 * time.Second

// Seen is what really happened.
type Seen struct {
	Values []string // of APP_ENV that were tried
	// Ran holds, by site, the values under which it ran.
	Ran map[int]map[string]bool
	// Plain holds those under which it ran with no free variable set.
	Plain map[int]map[string]bool
	// Cut counts the executions that did not end in time.
	Cut int
}

// Values lists what APP_ENV is set to when p is run. The analysis counts a
// variable that is set to nothing as unset, which only LookupEnv can tell
// apart: programs that call it are not run that way.
func (p *Program) Values() []string {
	out := slices.Clone(values)
	for _, d := range p.live() {
		if strings.Contains(text(d.Parts), "os.LookupEnv") {
			out = slices.DeleteFunc(out, func(v string) bool { return v == "" })
		}
	}
	for _, d := range p.live() {
		// Names that nobody declared, of which a part is asked for.
		if t := text(d.Parts); strings.Contains(t, "strings.HasPrefix") || strings.Contains(t, "strings.Contains") {
			out = append(out, "prodx", "devx", "stx", "Px")
			break
		}
	}
	for _, n := range p.Names {
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// WriteTo writes the files of the module below dir.
func (s *Source) WriteTo(dir string) error {
	for name, code := range s.Files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(code), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Build compiles the module in dir and returns the binary.
func Build(dir string) (string, error) {
	bin := filepath.Join(dir, "oracle.bin")
	cmd := exec.Command("go", "build", "-ldflags=-s -w", "-o", bin, ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off", "GOTOOLCHAIN=local", "GOPROXY=off", "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return bin, nil
}

// Observe runs the binary under every value and every setting of the free
// variables.
func Observe(bin string, values, free []string) (*Seen, error) {
	seen := &Seen{Values: values, Ran: map[int]map[string]bool{}, Plain: map[int]map[string]bool{}}
	for _, v := range values {
		for setting := range 1 << len(free) {
			var set []string
			for i, f := range free {
				if setting&(1<<i) != 0 {
					set = append(set, f)
				}
			}
			sites, cut, err := execute(bin, v, set)
			if err != nil {
				return nil, fmt.Errorf("APP_ENV=%s with %v: %w", v, set, err)
			}
			if cut {
				seen.Cut++
			}
			for _, n := range sites {
				mark(seen.Ran, n, v)
				if setting == 0 {
					mark(seen.Plain, n, v)
				}
			}
		}
	}
	return seen, nil
}

func mark(m map[int]map[string]bool, site int, value string) {
	if m[site] == nil {
		m[site] = map[string]bool{}
	}
	m[site][value] = true
}

// execute is one run; the sites come in the order in which they happened.
func execute(bin, value string, free []string) (sites []int, cut bool, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), runTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, bin)
	cmd.Env = []string{"GOTRACEBACK=none"}
	if value != Unset {
		cmd.Env = append(cmd.Env, "APP_ENV="+value)
	}
	for _, f := range free {
		cmd.Env = append(cmd.Env, f+"=1")
	}
	var out, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &stderr
	if err := cmd.Run(); err != nil {
		code := cmd.ProcessState.ExitCode()
		switch {
		case ctx.Err() != nil:
			cut = true
		case code != 3: // what guards.Die says
			return nil, false, fmt.Errorf("%w: %s", err, strings.TrimSpace(stderr.String()))
		}
	}
	for lines := bufio.NewScanner(&out); lines.Scan(); {
		if n, err := strconv.Atoi(lines.Text()); err == nil {
			sites = append(sites, n)
		}
	}
	return sites, cut, nil
}
