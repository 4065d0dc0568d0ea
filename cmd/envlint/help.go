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
	envlint rules [flags] [name]        list rules, or show a rule or category
	envlint help [analyzer]             explain an analyzer
	envlint -version                    print the version
	go vet -vettool=$(which envlint) [packages]

Packages are named as for go build; none means the package in the working
directory. Verdicts are about programs: name the main packages, or ./... .

Flags, to stand before the packages (rules takes -C, -config and -format, which
can be markdown, too):

%s
Under go vet, -config takes an absolute path. What go vet remembers of earlier
runs depends on envlint.toml beside go.mod or go.work, and not on the text of a
file that -config names.

Analyzers:

%s
Exit code: 0 nothing to report, 1 findings, 2 something could not be analysed.
matrix reports no findings, so its exit code is 0 or 2.
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
	var format string
	fs := checkFlags(&o, &format)
	fs.VisitAll(func(f *flag.Flag) {
		value, text := flag.UnquoteUsage(f)
		if f.Name == "strict" {
			text += " (not for matrix)"
		}
		fmt.Fprintf(&b, "\t%-18s%s\n", strings.TrimSpace("-"+f.Name+" "+value), text)
	})
	return b.String()
}
