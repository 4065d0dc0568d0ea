package report

import (
	"fmt"
	"io"
	"strings"
)

// RulesMarkdown writes a section for each rule, below one heading for each
// category. docs/rules is made of it.
func RulesMarkdown(w io.Writer, l *RuleList) error {
	var b strings.Builder
	category := ""
	for _, r := range l.Rules {
		if r.Category != category {
			if category != "" {
				b.WriteString("\n")
			}
			category = r.Category
			fmt.Fprintf(&b, "# Rules: %s\n", category)
		}
		fmt.Fprintf(&b, "\n## %s\n\n", r.ID)
		fmt.Fprintf(&b, "An operation of this rule **%s**.", strings.TrimSuffix(r.Does, "."))
		if r.Why != "" {
			fmt.Fprintf(&b, " %s", r.Why)
		}
		fmt.Fprintf(&b, "\n\nSeverity %s, default %s.\n", r.Severity, onOff(r.Default))
		for _, part := range symbols(r.Rule) {
			fmt.Fprintf(&b, "\n%s:\n\n", part.title)
			for _, s := range part.list {
				if part.title == "Where" {
					fmt.Fprintf(&b, "- %s\n", s)
				} else {
					fmt.Fprintf(&b, "- `%s`\n", s)
				}
			}
		}
		for _, e := range examples(r.Rule) {
			fmt.Fprintf(&b, "\n%s:\n\n```go\n%s```\n", e.title, e.list[0])
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
