package report

import (
	"fmt"
	"io"
	"strings"
)

// GitHub writes a workflow command for each finding, which GitHub shows beside
// the line in a pull request, and the closing line, which ends up in the log.
func GitHub(w io.Writer, r *Report) error {
	var b strings.Builder
	for i := range r.Findings {
		f := &r.Findings[i]
		command := level(f.Severity)
		if command == "note" {
			command = "notice"
		}
		fmt.Fprintf(&b, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", command,
			property.Replace(r.fromRepository(f.Pos.File)), f.Pos.Line, f.Pos.Column, property.Replace("envlint "+f.Rule.ID), data.Replace(f.Message))
	}
	fmt.Fprintln(&b, data.Replace(closing(r.Summary)))
	_, err := io.WriteString(w, b.String())
	return err
}

// What workflow commands cannot hold as it is: in the message, and in the
// properties before it.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
