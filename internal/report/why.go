package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/reach"
)

// Why says where the line that was asked for can run, for each main: by which
// ways, and what each guard on them removes. The operations on the line come
// with what the rules say of them.
func Why(w io.Writer, r *Report) error {
	var b strings.Builder
	if len(r.Program.Line) == 0 {
		fmt.Fprintf(&b, "%s runs nowhere: %s\n", place(r.Asked), nowhere(len(r.Program.Mains)))
	}
	for _, l := range r.Program.Line {
		fmt.Fprintf(&b, "%s\n  %s runs %s%s\n", l.Main, place(r.Asked), r.describe(l.Set), r.depending(l))
		r.operationsAsked(&b, l.Main)
		for _, p := range l.Ways {
			fmt.Fprintf(&b, "\n  %s:\n", r.describe(p.Set))
			r.steps(&b, "    ", p.Frames)
		}
		fmt.Fprintln(&b)
	}
	_, err := io.WriteString(w, strings.TrimRight(b.String(), "\n")+"\n")
	return err
}

func nowhere(mains int) string {
	if mains == 0 {
		return "there is no main package among the packages"
	}
	return "it is not reached from " + plural(mains, "main", "mains")
}

func (r *Report) describe(s env.Set) string {
	variable := r.variable
	if variable == "" {
		variable = "the environment"
	}
	return r.view.Describe(s, variable)
}

// depending names the columns in which the line runs only if something is
// configured.
func (r *Report) depending(l reach.Line) string {
	var names []string
	for _, c := range r.view.Columns {
		if !l.Set.Intersect(c.Worlds).Empty() && l.Bare.Intersect(c.Worlds).Empty() {
			names = append(names, c.Name)
		}
	}
	switch len(names) {
	case 0:
		return ""
	case len(r.members(l.Set)):
		return ", if configuration says so"
	}
	return ", if configuration says so in " + strings.Join(names, ", ")
}

// operationsAsked lists what rules match on the line.
func (r *Report) operationsAsked(b *strings.Builder, main string) {
	for i := range r.Program.Operations {
		op := &r.Program.Operations[i]
		if op.Pos.File != r.Asked.File || op.Pos.Line != r.Asked.Line {
			continue
		}
		for _, p := range op.Paths {
			if p.Main == main {
				fmt.Fprintf(b, "  %s %s [%s %s]\n", name(op), op.Rule.Does, op.Rule.ID, p.Grade)
			}
		}
	}
}
