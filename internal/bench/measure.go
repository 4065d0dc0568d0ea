//go:build unix

package main

import (
	"context"
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
	// once says that one turn has to do, because it takes so long.
	once bool
	dir  string
}

// patience is how long a command may take that is no part of the comparison.
const patience = 2 * time.Minute

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
			if c.once && i != 1 {
				continue
			}
			c.dir = dir
			u, err := c.run(i)
			if errors.Is(err, context.DeadlineExceeded) && c.once {
				continue
			}
			if err != nil {
				return err
			}
			if i > 0 { // the first turn is for warming up
				all[j] = append(all[j], u)
			}
		}
	}
	fmt.Fprintln(w, "| command | wall s | ratio | CPU s | ratio | memory MB | ratio |\n|---|---|---|---|---|---|---|")
	for j, c := range commands {
		wall := func(u usage) float64 { return u.wall.Seconds() }
		user := func(u usage) float64 { return u.user.Seconds() }
		memory := func(u usage) float64 { return float64(u.memory) / 1e6 }
		if len(all[j]) == 0 {
			fmt.Fprintf(w, "| %s | more than %.0f | | | | | |\n", c.name, patience.Seconds())
			continue
		}
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
	ctx, cancel := context.WithCancel(context.Background())
	if c.once {
		ctx, cancel = context.WithTimeout(ctx, patience)
	}
	defer cancel()
	cmd := exec.CommandContext(ctx, c.args[0], c.args[1:]...)
	cmd.Dir = c.dir
	cmd.Env = append(os.Environ(), "GOFLAGS=")
	start := time.Now()
	out, err := cmd.CombinedOutput()
	took := time.Since(start)
	if ctx.Err() != nil {
		return usage{}, ctx.Err()
	}
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

// ratio is that of one turn where both ran, the middle one; what ran once ran
// in the first.
func ratio(us, to []usage, of func(usage) float64) float64 {
	var values []float64
	for i, u := range us {
		values = append(values, of(u)/of(to[min(i, len(to)-1)]))
	}
	return middle(values)
}

func middle(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}
