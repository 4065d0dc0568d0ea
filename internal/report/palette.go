package report

import (
	"strings"

	"github.com/fatih/color"

	"github.com/envlint/envlint/internal/reach"
)

// A palette colours text for terminals, or leaves it as it is.
type palette struct {
	bold, dim, err, warn *color.Color
}

func newPalette(on bool) palette {
	p := palette{color.New(color.Bold), color.New(color.Faint), color.New(color.FgRed), color.New(color.FgYellow)}
	for _, c := range []*color.Color{p.bold, p.dim, p.err, p.warn} {
		// Not left to the library, which looks at standard output alone.
		if on {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
	}
	return p
}

func (p palette) place(s string) string { return p.bold.Sprint(s) }

// message colours the rule and grade at the end by severity.
func (p palette) message(f *reach.Finding) string {
	at := strings.LastIndexByte(f.Message, '[')
	if at < 0 {
		return f.Message
	}
	c := p.warn
	if f.Severity == "error" {
		c = p.err
	}
	return f.Message[:at] + c.Sprint(f.Message[at:])
}

// quiet colours whole lines, after they have been aligned.
func (p palette) quiet(lines string) string {
	var b strings.Builder
	for line := range strings.Lines(lines) {
		text, _ := strings.CutSuffix(line, "\n")
		b.WriteString(p.dim.Sprint(text))
		b.WriteString(line[len(text):])
	}
	return b.String()
}
