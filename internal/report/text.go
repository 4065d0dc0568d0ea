package report

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/envlint/envlint/internal/reach"
)

// shownPaths is how many mains a finding in text names; json has all.
const shownPaths = 3

// Text writes a line for each finding, the ways to it below, and a closing line
// that says what was not shown. On a terminal the source line is there too.
func Text(w io.Writer, r *Report) error {
	var b strings.Builder
	paint, source := newPalette(r.Colour), newSources(r.Source)
	for i := range r.Findings {
		f := &r.Findings[i]
		fmt.Fprintf(&b, "%s %s\n", paint.place(fmt.Sprintf("%s:%d:%d:", f.Pos.File, f.Pos.Line, f.Pos.Column)), paint.message(f))
		if r.Terminal {
			b.WriteString(paint.quiet(source.line(f.Pos)))
		}
		var steps strings.Builder
		r.witness(&steps, f)
		b.WriteString(paint.quiet(steps.String()))
	}
	for _, d := range r.Vet {
		fmt.Fprintf(&b, "%s:%d:%d: %s [%s]\n", d.File, d.Line, d.Column, d.Message, d.Analyzer)
	}
	fmt.Fprintln(&b, closing(r.Summary))
	_, err := io.WriteString(w, b.String())
	return err
}

// witness writes a line for each step from main to the operation. A step that
// is the line of the finding itself says nothing new.
func (r *Report) witness(b *strings.Builder, f *reach.Finding) {
	for i, path := range f.Paths {
		if i == shownPaths {
			fmt.Fprintf(b, "  and from %s\n", plural(len(f.Paths)-i, "more main", "more mains"))
			break
		}
		if len(path.Frames) == 0 || len(path.Frames) == 1 && len(path.Frames[0].Guards) == 0 && path.Frames[0].Pos == f.Pos {
			continue
		}
		r.steps(b, "  via ", path.Frames)
	}
}

// steps writes a table of frames, and beside each what guards it.
func (r *Report) steps(b *strings.Builder, lead string, frames []reach.Frame) {
	table := tabwriter.NewWriter(b, 0, 8, 2, ' ', 0)
	for _, frame := range frames {
		fmt.Fprintf(table, "%s%s\t%s", lead, frame.Function, place(frame.Pos))
		for _, g := range frame.Guards {
			fmt.Fprintf(table, "\tguard: %s", g.Text)
			if g.Pos.File != frame.Pos.File { // where the receiver was chosen
				fmt.Fprintf(table, " (%s)", place(g.Pos))
			}
			if removed := r.removed(g); len(removed) > 0 {
				fmt.Fprintf(table, " removes %s", strings.Join(removed, ", "))
			}
		}
		fmt.Fprintln(table)
		lead = strings.Repeat(" ", len(lead))
	}
	table.Flush() // a strings.Builder takes everything
}

// place is empty for steps without a line, such as a conversion that the
// compiler makes up.
func place(p reach.Position) string {
	if p.Line == 0 {
		return ""
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// closing is the last line: what was looked at, found and kept silent.
func closing(s reach.Summary) string {
	var b strings.Builder
	b.WriteString(plural(s.Mains, "main", "mains"))
	if s.Libraries > 0 {
		fmt.Fprintf(&b, ", %s by exported functions", plural(s.Libraries, "package", "packages"))
	}
	if s.RootsExcluded > 0 {
		fmt.Fprintf(&b, " (%d more excluded by the configuration)", s.RootsExcluded)
	}
	fmt.Fprintf(&b, ", %s: ", source(s.Variables))
	fmt.Fprintf(&b, "%s, %s", plural(s.Operations, "operation", "operations"), plural(s.Findings, "finding", "findings"))
	if s.ByConfiguration > 0 {
		fmt.Fprintf(&b, ", %d by configuration only (not shown, -strict)", s.ByConfiguration)
	}
	fmt.Fprintf(&b, ", %d guarded", s.Guarded)
	if s.Suppressed > 0 {
		fmt.Fprintf(&b, ", %d excluded by the configuration", s.Suppressed)
	}
	if s.Baseline > 0 {
		fmt.Fprintf(&b, ", %d in the baseline", s.Baseline)
	}
	if s.Allowed > 0 {
		fmt.Fprintf(&b, ", %d allowed by directives", s.Allowed)
	}
	if s.FilesExcluded > 0 {
		fmt.Fprintf(&b, "; %s excluded by build tags", plural(s.FilesExcluded, "file", "files"))
	}
	return b.String()
}

func source(variables []string) string {
	if len(variables) == 0 {
		return "no environment variable is read"
	}
	return "environment from " + strings.Join(variables, ", ")
}
