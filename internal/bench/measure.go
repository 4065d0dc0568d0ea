//go:build unix

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"syscall"
	"time"
)

// A command is measured as a whole process.
type command struct {
	name string
	args []string
	// fresh, if not nil, makes the arguments of a turn: arguments that never
	// were before, so that the go command vets everything anew.
	fresh func(turn int) ([]string, error)
	dir   string
}

// A usage is what one run took.
type usage struct {
	wall, user time.Duration
	memory     int64 // bytes
}

// table runs the commands in turn and writes what they took. Ratios are to the
// first command.
func table(w io.Writer, dir string, commands []command, runs int) error {
	all := make([][]usage, len(commands))
	for i := range runs + 1 {
		for j, c := range commands {
			c.dir = dir
			u, err := c.run(i)
			if err != nil {
				return err
			}
			if i > 0 { // the first turn is for warming up
				all[j] = append(all[j], u)
			}
		}
	}
	fmt.Fprintln(w, "| command | wall s | ratio | user s | ratio | memory MB | ratio |\n|---|---|---|---|---|---|---|")
	for j, c := range commands {
		wall := func(u usage) float64 { return u.wall.Seconds() }
		user := func(u usage) float64 { return u.user.Seconds() }
		memory := func(u usage) float64 { return float64(u.memory) / 1e6 }
		fmt.Fprintf(w, "| %s | %.2f | %.2f | %.2f | %.2f | %.0f | %.2f |\n", c.name,
			median(all[j], wall), ratio(all[j], all[0], wall), median(all[j], user), ratio(all[j], all[0], user),
			median(all[j], memory), ratio(all[j], all[0], memory))
	}
	fmt.Fprintln(w)
	return nil
}

func (c command) run(turn int) (usage, error) {
	if c.fresh != nil {
		args, err := c.fresh(turn)
		if err != nil {
			return usage{}, err
		}
		c.args = args
	}
	cmd := exec.Command(c.args[0], c.args[1:]...)
	cmd.Dir = c.dir
	cmd.Env = append(os.Environ(), "GOFLAGS=")
	start := time.Now()
	out, err := cmd.CombinedOutput()
	took := time.Since(start)
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() > 3) {
		return usage{}, fmt.Errorf("%s in %s: %w\n%s", c.args, c.dir, err, out)
	}
	r, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return usage{}, errors.New("the system does not tell what a process took")
	}
	memory := int64(r.Maxrss)
	if runtime.GOOS == "linux" {
		memory *= 1024
	}
	return usage{took, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), memory}, nil
}

func median(us []usage, of func(usage) float64) float64 {
	var values []float64
	for _, u := range us {
		values = append(values, of(u))
	}
	return middle(values)
}

func ratio(us, to []usage, of func(usage) float64) float64 {
	var values []float64
	for i, u := range us {
		values = append(values, of(u)/of(to[i]))
	}
	return middle(values)
}

func middle(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}
