package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"
)

// A count sums up the rules of one category.
type count struct {
	rules, symbols, resolved, unresolved, refused int
	modules                                       map[string]bool
	without                                       map[string]bool // packages that could not be had
}

// print writes the report and returns the number of unresolved symbols.
func print(out io.Writer, results []*result, verbose bool) int {
	counts := map[string]*count{}
	total := &count{modules: map[string]bool{}, without: map[string]bool{}}
	failures := map[string]string{}
	for _, r := range results {
		c := counts[r.rule.Category]
		if c == nil {
			c = &count{modules: map[string]bool{}, without: map[string]bool{}}
			counts[r.rule.Category] = c
		}
		for _, c := range []*count{c, total} {
			c.rules++
			c.symbols += r.symbols
			c.resolved += len(r.resolved)
			c.unresolved += len(r.unresolved)
			c.refused += r.refused
			maps.Copy(c.modules, r.modules)
			for path := range r.failures {
				c.without[path] = true
			}
		}
		maps.Copy(failures, r.failures)
		if verbose {
			for _, line := range r.resolved {
				fmt.Fprintf(out, "%s: %s\n", r.rule.ID, line)
			}
		}
	}
	fmt.Fprintln(out, "Unresolved:")
	for _, r := range results {
		for _, line := range r.unresolved {
			fmt.Fprintf(out, "  %s: %s\n", r.rule.ID, line)
		}
	}
	fmt.Fprintln(out, "Packages that could not be had:")
	for _, path := range slices.Sorted(maps.Keys(failures)) {
		fmt.Fprintf(out, "  %s: %s\n", path, firstLine(failures[path]))
	}
	t := tabwriter.NewWriter(out, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "category\trules\tsymbols\tresolved\tunresolved\trefused\tmodules\tpackages refused\t")
	row := func(name string, c *count) {
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t\n", name, c.rules, c.symbols, c.resolved, c.unresolved, c.refused, len(c.modules), len(c.without))
	}
	for _, category := range slices.Sorted(maps.Keys(counts)) {
		row(category, counts[category])
	}
	row("all", total)
	t.Flush()
	return total.unresolved
}

func firstLine(s string) string {
	for i, c := range s {
		if c == '\n' {
			return s[:i]
		}
	}
	return s
}
