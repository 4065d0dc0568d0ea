package main

import (
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/envlint/envlint/analyzers"
)

const usage = `Envlint finds operations that can run in the wrong deployment environment:
payments, mail and other real effects outside of production, and development
settings inside of it.

Usage:

	envlint [flags] [packages]          report findings
	envlint matrix [flags] [packages]   show every operation and where it can run
	envlint init [packages]             write a first envlint.toml that says what was found
	envlint why [flags] file.go:line [packages]
	                                    show why a line can run where it can
	envlint rules [flags] [name]        list rules, or show a rule or category
	envlint help [analyzer]             explain an analyzer
	envlint -version                    print the version
	go vet -vettool=$(which envlint) [packages]

Packages are named as for go build; none means the package in the working
directory, and for why ./... . Verdicts are about programs: name the main
packages, or ./... .

Flags, to stand before the packages (rules takes -C, -config and -format, which
can be markdown, too):

%s
The variable ENVLINT_CONFIG names a configuration by its absolute path, for
every linter that runs envlint. Under go vet use it instead of -config: go vet
does not notice when the content of a file changes that -config names.

Analyzers, each of them a flag (-prodeffect runs it alone, -prodeffect=false all
others):

%s
Exit code: 0 nothing to report, 1 findings, 2 something could not be analysed.
matrix and why report no findings, so their exit code is 0 or 2.
`

func help(args []string, stdout, stderr io.Writer) int {
	suite := analyzers.New(nil) // for their documentation only
	if len(args) == 0 {
		var list strings.Builder
		for _, a := range suite {
			summary, _, _ := strings.Cut(strings.TrimPrefix(a.Doc, a.Name+": "), "\n")
			fmt.Fprintf(&list, "\t%-12s%s\n", a.Name, summary)
		}
		fmt.Fprintf(stdout, usage, describeFlags(), list.String())
		return exitClean
	}
	var known []string
	for _, a := range suite {
		if a.Name == args[0] {
			fmt.Fprintln(stdout, a.Doc)
			return exitClean
		}
		known = append(known, a.Name)
	}
	return fail(stderr, fmt.Errorf("no analyzer %q%s", args[0], suggest(args[0], known)))
}

func describeFlags() string {
	var b strings.Builder
	var o options
	fs, matrix := checkFlags(&o), matrixFlags(&o)
	fs.VisitAll(func(f *flag.Flag) {
		if f.Usage == "" {
			return // an analyzer, listed below
		}
		value, text := flag.UnquoteUsage(f)
		if matrix.Lookup(f.Name) == nil {
			text += " (for findings)"
		}
		fmt.Fprintf(&b, "\t%-21s%s\n", strings.TrimSpace("-"+f.Name+" "+value), text)
	})
	return b.String()
}
