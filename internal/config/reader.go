package config

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// A Problem is one thing that is wrong with a file.
type Problem struct {
	File         string
	Line, Column int // 0 in settings, where File is the path of the key
	Msg          string
}

func (p Problem) Error() string {
	if p.Line == 0 {
		return p.File + ": " + p.Msg
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Msg)
}

// Problems are all that is wrong with a file, in its order.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, one := range p {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// A reader collects problems while tables are read.
type reader struct {
	file string
	places
	problems Problems
}

// report adds a problem at the value of path or, if it has none, at its key.
func (r *reader) report(path, format string, args ...any) {
	r.add(path, r.find(path, r.values, r.keys), format, args)
}

// reportKey adds a problem at the key of path.
func (r *reader) reportKey(path, format string, args ...any) {
	r.add(path, r.find(path, r.keys, r.values), format, args)
}

// find looks a path up; what is missing stands where its table does.
func (r *reader) find(path string, first, second map[string]place) place {
	for path != "" {
		if at, ok := first[path]; ok {
			return at
		}
		if at, ok := second[path]; ok {
			return at
		}
		path = path[:max(0, strings.LastIndexAny(path, "\x00\x01"))]
	}
	return place{1, 1}
}

func (r *reader) add(path string, at place, format string, args []any) {
	p := Problem{r.file, at.line, at.column, fmt.Sprintf(format, args...)}
	if r.file == "" {
		p = Problem{File: keyPath(path), Msg: p.Msg}
	}
	r.problems = append(r.problems, p)
}

// A table is one TOML table; reading a missing key gives the zero value.
type table struct {
	r    *reader
	path string
	name string // for messages: "policy."
	m    map[string]any
}

// only reports keys that are not among the known ones.
func (t table) only(known ...string) {
	for _, k := range t.keys() {
		if !slices.Contains(known, k) {
			t.r.reportKey(sub(t.path, k), "unknown key %q%s", k, didYouMean(k, known))
		}
	}
}

func didYouMean(word string, candidates []string) string {
	if near := Nearest(word, candidates); near != "" {
		return fmt.Sprintf(" (did you mean %q?)", near)
	}
	return ""
}

func (t table) keys() []string { return slices.Sorted(maps.Keys(t.m)) }

func (t table) has(key string) bool { _, ok := t.m[key]; return ok }

func (t table) wrong(path, key, want string, got any) {
	t.r.report(path, "%s%s must be %s, not %s", t.name, key, want, kind(got))
}

func (t table) str(key string) string { s, _ := get[string](t, key, "a string"); return s }

func (t table) boolean(key string) bool { b, _ := get[bool](t, key, "true or false"); return b }

func (t table) integer(key string) int { n, _ := get[int64](t, key, "a number"); return int(n) }

func get[T any](t table, key, want string) (v T, ok bool) {
	raw, present := t.m[key]
	if !present {
		return v, false
	}
	if v, ok = raw.(T); !ok {
		t.wrong(sub(t.path, key), key, want, raw)
	}
	return v, ok
}

// strs reads a list of strings; it is not nil if the key is there.
func (t table) strs(key string) []string {
	raw, present := t.m[key]
	if !present {
		return nil
	}
	list, ok := raw.([]any)
	if !ok {
		t.wrong(sub(t.path, key), key, "a list of strings", raw)
		return nil
	}
	out := make([]string, len(list))
	for i, e := range list {
		if out[i], ok = e.(string); !ok {
			t.wrong(item(sub(t.path, key), i), key, "a list of strings", e)
			return nil
		}
	}
	return out
}

// table reads a table below t.
func (t table) table(key string) table {
	m, _ := get[map[string]any](t, key, "a table")
	return table{t.r, sub(t.path, key), t.name + key + ".", m}
}

// tables reads an array of tables.
func (t table) tables(key string) []table {
	raw, present := t.m[key]
	var list []map[string]any
	switch raw := raw.(type) {
	case []map[string]any:
		list = raw
	case []any:
		for _, e := range raw {
			m, ok := e.(map[string]any)
			if !ok {
				t.wrong(sub(t.path, key), key, "an array of tables [["+key+"]]", e)
				return nil
			}
			list = append(list, m)
		}
	default:
		if present {
			t.wrong(sub(t.path, key), key, "an array of tables [["+key+"]]", raw)
		}
	}
	var out []table
	for i, m := range list {
		out = append(out, table{t.r, item(sub(t.path, key), i), key + ".", m})
	}
	return out
}

func kind(v any) string {
	switch v.(type) {
	case string:
		return "a string"
	case bool:
		return "a boolean"
	case int64:
		return "a number"
	case float64:
		return "a fraction"
	case time.Time:
		return "a date"
	case map[string]any:
		return "a table"
	}
	return "a list"
}
