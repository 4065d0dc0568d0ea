package report

import (
	"fmt"
	"io"
	"strings"
)

// MatrixMarkdown writes the matrix as tables for a pull request or a wiki: a
// section for each main, a table for each category.
func MatrixMarkdown(w io.Writer, r *Report) error {
	var b strings.Builder
	envs := r.environments()
	for _, main := range r.Program.Mains {
		fmt.Fprintf(&b, "## %s\n\n", code(main))
		groups := r.groups(main)
		for _, g := range groups {
			fmt.Fprintf(&b, "### %s\n\n| operation | place | rule |", g.Category)
			for _, e := range envs {
				fmt.Fprintf(&b, " %s |", code(e))
			}
			fmt.Fprintf(&b, " grade |\n|---|---|---|%s---|\n", strings.Repeat(":-:|", len(envs)))
			for _, row := range g.Rows {
				fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", code(row.Name), code(row.Place), row.Rule.ID, strings.Join(row.Cells, " | "), row.Path.Grade)
			}
			fmt.Fprintln(&b)
		}
		if len(groups) == 0 {
			fmt.Fprint(&b, "Reaches no operation of any rule.\n\n")
		}
	}
	fmt.Fprintf(&b, "%s runs, %s configuration decides, %s cannot run\n", runs, depends, cannot)
	_, err := io.WriteString(w, b.String())
	return err
}

// code sets a name in a table's cell; a name may hold any character of Go
// source, among them the one that ends cells.
func code(s string) string {
	return "`" + strings.NewReplacer("`", "'", "|", `\|`, "\n", " ").Replace(s) + "`"
}
