package config

import "strings"

// A place is a line and a column (in bytes), both from 1.
type place struct{ line, column int }

// places says where keys and values of a TOML text stand, by path. The toml
// package has positions of syntax errors only, and one entry for all tables of
// an array; people need the line of the one key that is wrong.
type places struct {
	keys, values map[string]place
}

// sub is the path of a key below a table, item the path of a list's element.
func sub(path, key string) string { return path + "\x00" + key }

func item(path string, i int) string {
	var digits []byte
	for n := i; n > 0 || len(digits) == 0; n /= 10 {
		digits = append([]byte{byte('0' + n%10)}, digits...)
	}
	return path + "\x01" + string(digits)
}

// locate reads a text that the toml package has accepted; it never fails, and
// on anything else its places are merely useless.
func locate(text string) places {
	s := &scanner{text: text, found: places{map[string]place{}, map[string]place{}}, lists: map[string]int{}}
	s.document()
	return s.found
}

type scanner struct {
	text  string
	at    int
	found places
	lists map[string]int // tables seen so far of each [[list]]
	// line and bol are those of mark, the last offset that was converted;
	// offsets only grow.
	mark, line, bol int
}

func (s *scanner) place(offset int) place {
	for ; s.mark < offset; s.mark++ {
		if s.text[s.mark] == '\n' {
			s.line++
			s.bol = s.mark + 1
		}
	}
	return place{s.line + 1, offset - s.bol + 1}
}

func (s *scanner) document() {
	table := ""
	for {
		s.blank()
		switch {
		case s.at >= len(s.text):
			return
		case s.skip("[["):
			table = s.listTable()
		case s.skip("["):
			start := s.place(s.at)
			table = s.resolve("", s.key(), start)
			s.skip("]")
		default:
			s.pair(table)
		}
	}
}

func (s *scanner) listTable() string {
	start := s.place(s.at)
	keys := s.key()
	s.skip("]]")
	if len(keys) == 0 {
		return ""
	}
	list := sub(s.resolve("", keys[:len(keys)-1], start), keys[len(keys)-1])
	if s.lists[list] == 0 {
		s.found.keys[list] = start
	}
	s.lists[list]++
	table := item(list, s.lists[list]-1)
	s.found.keys[table] = start
	return table
}

// resolve appends keys, which stand at start; a key that is a list of tables
// means its last one.
func (s *scanner) resolve(path string, keys []string, start place) string {
	for _, k := range keys {
		path = sub(path, k)
		if n := s.lists[path]; n > 0 {
			path = item(path, n-1)
		}
		if _, seen := s.found.keys[path]; !seen {
			s.found.keys[path] = start
		}
	}
	return path
}

// pair reads "key = value" into the table.
func (s *scanner) pair(table string) {
	from := s.at
	path := s.resolve(table, s.key(), s.place(from))
	s.space()
	s.skip("=")
	s.space()
	s.value(path)
	if s.at == from {
		s.at++ // not TOML
	}
}

func (s *scanner) value(path string) {
	s.found.values[path] = s.place(s.at)
	switch {
	case s.skip("["):
		for i := 0; ; i++ {
			s.blank()
			if s.at >= len(s.text) || s.skip("]") {
				return
			}
			from := s.at
			s.value(item(path, i))
			s.blank()
			s.skip(",")
			if s.at == from {
				s.at++
			}
		}
	case s.skip("{"):
		for {
			s.blank()
			if s.at >= len(s.text) || s.skip("}") {
				return
			}
			s.pair(path)
			s.blank()
			s.skip(",")
		}
	case strings.HasPrefix(s.text[s.at:], `"`), strings.HasPrefix(s.text[s.at:], "'"):
		s.quoted()
	default: // number, bool or date
		for s.at < len(s.text) && !strings.ContainsRune(",]}#\n", rune(s.text[s.at])) {
			s.at++
		}
	}
}
