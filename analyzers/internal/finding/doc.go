package finding

import "strings"

// extract takes the documentation of an analyzer out of its package comment:
// what stands below the heading "# Analyzer NAME", up to the next such heading
// or the end of the comment.
func extract(name, file string) string {
	comment, _, _ := strings.Cut(file, "\npackage ")
	var lines []string
	inside := false
	for line := range strings.Lines(comment) {
		line = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(line, "//"), " "), "\n")
		switch {
		case line == "# Analyzer "+name:
			inside = true
		case strings.HasPrefix(line, "# Analyzer "):
			inside = false
		case inside:
			lines = append(lines, line)
		}
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
