package config

import (
	"fmt"
	"slices"
	"strings"
)

// FromSettings reads a configuration that stands among the settings of another
// tool, as a YAML or JSON reader delivers it. The keys are those of the file
// but for two tables, because such tools keep neither the order of keys nor
// their upper case: environments is a list of {name, spellings}, and
// guards.functions one of {function, environment}. The error names the key of
// each mistake, as in "settings.policy.effects[0]".
func FromSettings(settings map[string]any) (*Config, error) {
	r := &reader{}
	raw := make(map[string]any, len(settings))
	for k, v := range settings {
		raw[k] = asTOML(v)
	}
	top := table{r: r, m: raw}
	order := top.unlist("environments", "name", "spellings", []any{})
	if guards, ok := raw["guards"].(map[string]any); ok {
		table{r: r, path: sub("", "guards"), name: "guards.", m: guards}.unlist("functions", "function", "environment", "")
	}
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	return read(r, raw, order)
}

// unlist replaces the list of small tables at key by one table, from their
// values at name to those at value, and returns its keys in order.
func (t table) unlist(key, name, value string, missing any) (order []string) {
	if !t.has(key) {
		return nil
	}
	out := map[string]any{}
	list, ok := t.m[key].([]any)
	if !ok {
		t.wrong(sub(t.path, key), key, fmt.Sprintf("a list of {%s, %s}", name, value), t.m[key])
		return nil
	}
	for i, e := range list {
		path := item(sub(t.path, key), i)
		m, ok := e.(map[string]any)
		if !ok {
			t.wrong(path, key, fmt.Sprintf("a list of {%s, %s}", name, value), e)
			continue
		}
		entry := table{t.r, path, key + ".", m}
		entry.only(name, value)
		switch k := entry.str(name); {
		case k == "":
			t.r.reportKey(path, "the entry has no %s", name)
		case slices.Contains(order, k):
			t.r.report(sub(path, name), "%q stands here twice", k)
		default:
			order = append(order, k)
			out[k] = missing
			if v, ok := m[value]; ok {
				out[k] = v
			}
		}
	}
	t.m[key] = out
	return order
}

// asTOML gives a value the types that a TOML reader would have given it.
func asTOML(v any) any {
	switch v := v.(type) {
	case int:
		return int64(v)
	case float64: // what JSON has for every number
		if float64(int64(v)) == v {
			return int64(v)
		}
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = asTOML(e)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, e := range v {
			out[k] = asTOML(e)
		}
		return out
	case map[any]any:
		out := make(map[string]any, len(v))
		for k, e := range v {
			out[fmt.Sprint(k)] = asTOML(e)
		}
		return out
	}
	return v
}

// keyPath is a path of the reader in words.
func keyPath(path string) string {
	var b strings.Builder
	b.WriteString("settings")
	for path != "" {
		end := strings.IndexAny(path[1:], "\x00\x01") + 1
		if end == 0 {
			end = len(path)
		}
		if path[0] == '\x01' {
			fmt.Fprintf(&b, "[%s]", path[1:end])
		} else {
			fmt.Fprintf(&b, ".%s", path[1:end])
		}
		path = path[end:]
	}
	return b.String()
}
