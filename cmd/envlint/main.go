// Envlint reports operations that can run in the wrong deployment environment:
// payments and mail outside of production, debug settings inside of it.
//
// Usage:
//
//	envlint [flags] [packages]
//	envlint matrix [flags] [packages]
//	envlint init [packages]
//	envlint why [flags] file.go:line [packages]
//	envlint rules [flags] [rule or category]
//	envlint help [analyzer]
//	go vet -vettool=$(which envlint) [packages]
package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/envlint/envlint/internal/config"
)

// Exit codes, the same for every format.
const (
	exitClean   = 0
	exitFinding = 1
	exitFailed  = 2 // something could not be analysed
)

func main() {
	args := os.Args[1:]
	if fromGoVet(args) {
		vet(args)
		return
	}
	paceCollector()
	os.Exit(run(args, os.Stdout, os.Stderr))
}

// commands are the subcommands; without one, packages are checked.
var commands = []string{"help", "init", "matrix", "rules", "why"}

func run(args []string, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		return check(args, stdout, stderr)
	}
	switch args[0] {
	case "matrix":
		return matrix(args[1:], stdout, stderr)
	case "init":
		return initialise(args[1:], stdout, stderr)
	case "why":
		return why(args[1:], stdout, stderr)
	case "rules":
		return rules(args[1:], stdout, stderr)
	case "help", "-h", "-help", "--help":
		return help(args[1:], stdout, stderr)
	case "-version", "--version":
		fmt.Fprintln(stdout, "envlint", version())
		return exitClean
	}
	if word := args[0]; !strings.ContainsAny(word, "./-") {
		if near := config.Nearest(word, commands); near != "" {
			return fail(stderr, fmt.Errorf("unknown command %q (did you mean %q?)", word, near))
		}
	}
	return check(args, stdout, stderr)
}

func fail(stderr io.Writer, err error) int {
	for line := range strings.Lines(strings.TrimRight(err.Error(), "\n") + "\n") {
		fmt.Fprint(stderr, "envlint: ", line)
	}
	return exitFailed
}
