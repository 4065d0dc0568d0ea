package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/report"
)

// rules shows the rules that ship and those of the project.
func rules(args []string, stdout, stderr io.Writer) int {
	var o options
	fs := rulesFlags(&o)
	if err := fs.Parse(args); err != nil {
		return usageError(flagError(err, fs), stdout, stderr)
	}
	write, ok := report.Rules[o.formatName]
	if !ok {
		return fail(stderr, fmt.Errorf("unknown format %q%s", o.formatName, suggest(o.formatName, names(report.Rules))))
	}
	if fs.NArg() > 1 {
		return fail(stderr, fmt.Errorf("rules takes one rule or category, not %d", fs.NArg()))
	}
	if o.dir != "" {
		if err := os.Chdir(o.dir); err != nil {
			return fail(stderr, err)
		}
	}
	cfg, err := readConfig(o.config)
	if err != nil {
		return fail(stderr, err)
	}
	list, err := chosen(cfg.RuleStates(), fs.Arg(0))
	if err == nil {
		err = write(stdout, list)
	}
	if err != nil {
		return fail(stderr, err)
	}
	return exitClean
}

func rulesFlags(o *options) *flag.FlagSet {
	fs := flag.NewFlagSet("envlint rules", flag.ContinueOnError)
	projectFlags(fs, o)
	formatFlag(fs, o, names(report.Rules))
	return fs
}

// chosen are the rules that a word names: an id, a category, or none for all.
func chosen(all []config.RuleState, word string) (*report.RuleList, error) {
	if word == "" {
		return &report.RuleList{Rules: all}, nil
	}
	known := catalog.CategoryNames()
	list := &report.RuleList{}
	for _, r := range all {
		known = append(known, r.ID)
		switch word {
		case r.ID:
			return &report.RuleList{Rules: []config.RuleState{r}, Whole: true}, nil
		case r.Category:
			list.Rules = append(list.Rules, r)
		}
	}
	if _, isCategory := catalog.Categories[word]; !isCategory {
		near := ""
		if n := config.Nearest(word, known); n != "" {
			near = fmt.Sprintf(" (did you mean %q?)", n)
		} else if !strings.Contains(word, "/") {
			near = fmt.Sprintf(" (categories: %s)", strings.Join(catalog.CategoryNames(), ", "))
		}
		return nil, fmt.Errorf("no rule or category %q%s", word, near)
	}
	return list, nil
}
