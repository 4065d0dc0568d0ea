package report

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/reach"
)

// Cells of the matrix: the operation runs there; it runs there if configuration
// other than the environment says so; it cannot run there.
const (
	runs    = "●"
	depends = "?"
	cannot  = "·"
)

// Matrix writes a table for each main: every operation that it reaches, guarded
// or not, and the environments in which it can run.
func Matrix(w io.Writer, r *Report) error {
	var b strings.Builder
	for _, main := range r.Program.Mains {
		fmt.Fprintf(&b, "%s\n", main)
		r.table(&b, main)
		fmt.Fprintln(&b)
	}
	fmt.Fprintf(&b, "%s runs   %s configuration decides   %s cannot run\n", runs, depends, cannot)
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Report) table(b *strings.Builder, main string) {
	table := tabwriter.NewWriter(b, 0, 8, 2, ' ', 0)
	rows := 0
	for i := range r.Program.Operations {
		op := &r.Program.Operations[i]
		for _, p := range op.Paths {
			if p.Main != main {
				continue
			}
			if rows == 0 {
				fmt.Fprintf(table, "  operation\tplace\trule\t%s\tgrade\n", strings.Join(r.environments(), "\t"))
			}
			rows++
			fmt.Fprintf(table, "  %s\t%s:%d\t%s\t%s\t%s\n", name(op), op.Pos.File, op.Pos.Line, op.Rule.ID, strings.Join(r.cells(p), "\t"), p.Grade)
		}
	}
	table.Flush() // a strings.Builder takes everything
	if rows == 0 {
		fmt.Fprintln(b, "  reaches no operation of any rule")
	}
}

// name is what a row is about: of a credential finding the client, of which
// Call says what decides.
func name(op *reach.Operation) string {
	if op.Calls > 0 {
		return fmt.Sprintf("client with %s (%s)", op.Call, plural(op.Calls, "call", "calls"))
	}
	return op.Call
}

func (r *Report) cells(p reach.Path) []string {
	var out []string
	for _, c := range r.view.Columns {
		out = append(out, cell(p, c))
	}
	return out
}

func cell(p reach.Path, c env.Column) string {
	switch {
	case p.Set.Intersect(c.Worlds).Empty():
		return cannot
	case p.Bare.Intersect(c.Worlds).Empty():
		return depends
	}
	return runs
}
