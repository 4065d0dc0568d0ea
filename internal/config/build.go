package config

import (
	"slices"
	"strings"
	"unicode"
)

// readBuild reads [build].
func (c *Config) readBuild(top table) {
	t := top.table("build")
	t.only("variants")
	raw, ok := get[[]any](t, "variants", "a list of lists of build tags")
	if !ok {
		return
	}
	path := sub(t.path, "variants")
	if len(raw) == 0 {
		t.r.report(path, "build.variants lists no variant; [[]] is one without tags")
	}
	seen := map[string]bool{}
	for i, v := range raw {
		at := item(path, i)
		list, ok := v.([]any)
		if !ok {
			t.wrong(at, "variants", "a list of lists of build tags", v)
			continue
		}
		tags := []string{}
		for j, e := range list {
			tag, ok := e.(string)
			if !ok {
				t.wrong(item(at, j), "variants", "a list of lists of build tags", e)
			} else if !isTag(tag) {
				t.r.report(item(at, j), "%q is no build tag", tag)
			}
			tags = append(tags, tag)
		}
		slices.Sort(tags)
		tags = slices.Compact(tags)
		if key := strings.Join(tags, ","); seen[key] {
			t.r.report(at, "the tags %s stand here twice", key)
		} else {
			seen[key] = true
			c.Variants = append(c.Variants, tags)
		}
	}
}

// isTag reports whether build constraints can name the tag.
func isTag(s string) bool {
	return s != "" && strings.IndexFunc(s, func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '_' && c != '.'
	}) < 0
}
