package report

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/envlint/envlint/internal/reach"
)

// An excerpt is a few lines of source around a place.
type excerpt struct {
	Lines []excerptLine
}

type excerptLine struct {
	Number int
	Text   string
	Marked bool // the line of the place
}

// sources reads excerpts; it keeps the files that it has read.
type sources struct {
	files fs.FS
	lines map[string][]string
}

func newSources(files fs.FS) *sources { return &sources{files, map[string][]string{}} }

// of returns the lines of a file, none if it is not there.
func (s *sources) of(file string) []string {
	lines, read := s.lines[file]
	if !read && s.files != nil {
		if text, err := fs.ReadFile(s.files, file); err == nil {
			lines = strings.Split(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n")
		}
		s.lines[file] = lines
	}
	return lines
}

// around returns the line of a place with up to n lines before and after it. It
// has no lines if the file is not there, such as one of another module.
func (s *sources) around(at reach.Position, n int) excerpt {
	lines := s.of(at.File)
	if at.Line < 1 || at.Line > len(lines) {
		return excerpt{}
	}
	var out excerpt
	for i := max(1, at.Line-n); i <= min(len(lines), at.Line+n); i++ {
		out.Lines = append(out.Lines, excerptLine{i, strings.ReplaceAll(lines[i-1], "\t", tab), i == at.Line})
	}
	return out
}

// line is the source line of a place with a mark below its column, for a
// terminal; empty if there is none.
func (s *sources) line(at reach.Position) string {
	lines := s.around(at, 0).Lines
	if len(lines) == 0 {
		return ""
	}
	raw := s.lines[at.File][at.Line-1]
	before := raw[:min(max(at.Column-1, 0), len(raw))]
	indent := utf8.RuneCountInString(strings.ReplaceAll(before, "\t", tab))
	cut := len(lines[0].Text) - len(strings.TrimLeft(lines[0].Text, " "))
	return fmt.Sprintf("    %s\n    %s^\n", lines[0].Text[cut:], strings.Repeat(" ", max(indent-cut, 0)))
}

// tab is how a tab of Go source is shown.
const tab = "    "

// utf16 is the column of a place in UTF-16 code units; Go counts bytes.
func (s *sources) utf16(at reach.Position) (column int, ok bool) {
	lines := s.of(at.File)
	if at.Column < 1 || at.Line < 1 || at.Line > len(lines) || at.Column > len(lines[at.Line-1])+1 {
		return 0, false
	}
	return 1 + utf16Len([]byte(lines[at.Line-1][:at.Column-1])), true
}

// utf16Len is the length of a text in UTF-16 code units. Bytes that are no
// UTF-8 count one each, as readers show them.
func utf16Len(text []byte) (n int) {
	for _, r := range string(text) {
		n += utf16.RuneLen(r)
	}
	return n
}
