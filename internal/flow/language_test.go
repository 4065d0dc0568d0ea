package flow

import (
	"regexp"
	"slices"
	"testing"
)

func TestLanguage(t *testing.T) {
	for pattern, want := range map[string][]string{
		`^prod(uction)?$`:            {"prod", "production"},
		`^(prod|production)$`:        {"prod", "production"},
		`\A(?:live|prod)\z`:          {"live", "prod"},
		`^prod$|^live$`:              {"live", "prod"},
		`(?i)^prod$`:                 {"prod"},
		`^v[12]$`:                    {"v1", "v2"},
		`^$`:                         {""},
		`^(a|b)(c|d)?$`:              {"a", "ac", "ad", "b", "bc", "bd"},
		`prod`:                       nil,
		`^prod`:                      nil,
		`prod$`:                      nil,
		`^prod.*$`:                   nil,
		`^prod|live$`:                nil,
		`(?m)^prod$`:                 nil,
		`^[a-z]+$`:                   nil,
		`^[a-z][a-z]$`:               nil,
		`^(a|b)(c|d)(e|f)(g|h)(ij?)`: nil,
		`^a\bb$`:                     nil,
		`^(`:                         nil,
	} {
		got, ok := language(pattern)
		if !slices.Equal(got, want) || ok != (want != nil) {
			t.Errorf("language(%s) = %q, %v; want %q", pattern, got, ok, want)
		}
		for _, w := range got {
			if !regexp.MustCompile(pattern).MatchString(w) {
				t.Errorf("%s does not match %q", pattern, w)
			}
		}
	}
}
