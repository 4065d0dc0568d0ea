package report

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/config"
)

// A RuleList is what `envlint rules` shows.
type RuleList struct {
	Rules []config.RuleState // by ID
	// Whole says that one rule was asked for, so that all of it is shown.
	Whole bool
}

// A RuleFormat writes a list of rules.
type RuleFormat func(io.Writer, *RuleList) error

// Rules are the formats for rules, by name.
var Rules = map[string]RuleFormat{"text": RulesText, "json": RulesJSON, "markdown": RulesMarkdown}

// RulesText writes a line for each rule, or everything about a single one.
func RulesText(w io.Writer, l *RuleList) error {
	if l.Whole && len(l.Rules) == 1 {
		return ruleText(w, l.Rules[0])
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(t, "RULE\tSEVERITY\tDEFAULT\tHERE\tDOES")
	for _, r := range l.Rules {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", r.ID, r.Severity, onOff(r.Default), onOff(r.Active), r.Does)
	}
	return t.Flush()
}

func ruleText(w io.Writer, r config.RuleState) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", r.ID, r.Does)
	if r.Why != "" {
		fmt.Fprintf(&b, "%s\n", r.Why)
	}
	fmt.Fprintf(&b, "\n%s of category %s, severity %s, default %s, here %s\n", kind(r.Rule), r.Category, r.Severity, onOff(r.Default), onOff(r.Active))
	for _, part := range symbols(r.Rule) {
		fmt.Fprintf(&b, "\n%s:\n", part.title)
		for _, s := range part.list {
			fmt.Fprintf(&b, "\t%s\n", s)
		}
	}
	for _, e := range examples(r.Rule) {
		fmt.Fprintf(&b, "\n%s:\n\n", e.title)
		for line := range strings.Lines(e.list[0]) {
			fmt.Fprintf(&b, "\t%s", line)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// A part is a titled list about a rule.
type part struct {
	title string
	list  []string
}

// symbols lists what a rule matches, as its author wrote it.
func symbols(r *catalog.Rule) []part {
	parts := []part{{"Matches", r.Match}, {"Except", r.Except}, {"Where", conditions(r.When)}, {"Silent where the program", safeguards(r)}, {"Client", r.Client}, {"Harmless where", harmless(r)}}
	var out []part
	for _, p := range parts {
		if len(p.list) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// harmless says with which values clients do no harm.
func harmless(r *catalog.Rule) []string {
	var out []string
	for _, s := range r.Sandbox {
		if len(s.Is) == 0 {
			out = append(out, s.At+": never")
		} else {
			out = append(out, s.At+" is "+strings.Join(s.Is, " or "))
		}
	}
	return out
}

func examples(r *catalog.Rule) []part {
	var out []part
	if r.Bad != "" {
		out = append(out, part{"Reported", []string{r.Bad}})
	}
	if r.Good != "" {
		out = append(out, part{"Not reported", []string{r.Good}})
	}
	return out
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}
