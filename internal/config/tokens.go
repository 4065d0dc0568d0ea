package config

import (
	"strconv"
	"strings"
)

// skip steps over the prefix if it comes next.
func (s *scanner) skip(prefix string) bool {
	if strings.HasPrefix(s.text[s.at:], prefix) {
		s.at += len(prefix)
		return true
	}
	return false
}

// space steps over blanks within a line.
func (s *scanner) space() {
	for s.at < len(s.text) && (s.text[s.at] == ' ' || s.text[s.at] == '\t') {
		s.at++
	}
}

// blank steps over blanks, line ends and comments.
func (s *scanner) blank() {
	for s.at < len(s.text) {
		switch s.text[s.at] {
		case ' ', '\t', '\r', '\n':
			s.at++
		case '#':
			if end := strings.IndexByte(s.text[s.at:], '\n'); end >= 0 {
				s.at += end
			} else {
				s.at = len(s.text)
			}
		default:
			return
		}
	}
}

// key reads a bare, quoted or dotted key.
func (s *scanner) key() []string {
	var keys []string
	for {
		s.space()
		switch {
		case s.at >= len(s.text):
			return keys
		case s.text[s.at] == '"' || s.text[s.at] == '\'':
			keys = append(keys, s.quoted())
		default:
			from := s.at
			for s.at < len(s.text) && !strings.ContainsRune(" \t.=]}\r\n#,\"'", rune(s.text[s.at])) {
				s.at++
			}
			if s.at == from {
				return keys
			}
			keys = append(keys, s.text[from:s.at])
		}
		s.space()
		if !s.skip(".") {
			return keys
		}
	}
}

// quoted reads a string in any of the four forms. Its result matters for keys
// only, which are of the two short forms.
func (s *scanner) quoted() string {
	quote := s.text[s.at : s.at+1]
	if long := strings.Repeat(quote, 3); s.skip(long) {
		s.until(long)
		for s.skip(quote) { // """a"" " may end in up to five quotes
		}
		return ""
	}
	from := s.at
	s.at++
	s.until(quote)
	text := s.text[from:s.at]
	if quote == `"` {
		if plain, err := strconv.Unquote(text); err == nil {
			return plain
		}
	}
	return strings.Trim(text, quote)
}

func (s *scanner) until(end string) {
	for s.at < len(s.text) && !s.skip(end) {
		if s.text[s.at] == '\\' && end[0] == '"' {
			s.at++
		}
		s.at = min(s.at+1, len(s.text))
	}
}
