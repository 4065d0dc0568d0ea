package report

import (
	"fmt"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
)

// conditions says in words what a rule asks of a value and of its surroundings.
func conditions(w *catalog.When) []string {
	if w == nil {
		return nil
	}
	var out []string
	for _, t := range w.Tests() {
		out = append(out, fmt.Sprintf("%s %s", tested(t), strings.Join(requirements(t), ", or ")))
	}
	switch w.In {
	case "handler":
		out = append(out, "it runs while a request is served")
	case "default-mux":
		out = append(out, "the program serves the default mux on an address that others reach")
	}
	return out
}

func tested(t *catalog.Test) string {
	switch {
	case t.AnyArgument():
		return "an argument"
	case t.Param != "":
		return "argument " + t.Param
	}
	return fmt.Sprintf("argument %d, or the stored value,", t.Arg)
}

func requirements(t *catalog.Test) []string {
	var out []string
	list := func(verb string, values []string) {
		if len(values) > 0 {
			out = append(out, verb+" "+strings.Join(values, " or "))
		}
	}
	list("is", t.Equals)
	list("begins with", t.Prefix)
	list("contains", t.Contains)
	list("is made of the result of", t.From)
	if t.Like != "" {
		out = append(out, "matches "+t.Like)
	}
	if t.Below != "" {
		out = append(out, "is less than "+t.Below)
	}
	if t.Returns != "" {
		out = append(out, "is a function that always returns "+t.Returns)
	}
	if t.Set {
		out = append(out, "is not nil")
	}
	if t.Default != "" {
		out = append(out, "is of a struct with a bool field that its tag sets to true by default, and whose name or key matches "+t.Default)
	}
	if t.Absent {
		out = append(out, "is not given")
	}
	return out
}

// safeguards says what makes a rule silent.
func safeguards(r *catalog.Rule) []string {
	var out []string
	for _, u := range r.Unless {
		if u.Variable != "" {
			out = append(out, "sets "+u.Variable+" in its environment")
			line := "is deployed with " + u.Variable + " set by a Dockerfile, compose file, manifest or .env of its module"
			if wanted := requirements(&u.Test); len(wanted) > 0 && len(u.Match) == 0 {
				line += ", where the value " + strings.Join(wanted, ", or ")
			}
			out = append(out, line)
		}
		if len(u.Match) == 0 {
			continue
		}
		line := "uses " + strings.Join(u.Match, " or ")
		if wanted := requirements(&u.Test); len(wanted) > 0 {
			line += ", where the value " + strings.Join(wanted, ", or ")
		}
		out = append(out, line)
	}
	return out
}
