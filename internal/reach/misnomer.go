package reach

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/flow"
)

// A Misnomer is a comparison of the environment that cannot do what it was
// written for.
type Misnomer struct {
	Rule     string
	Pos      Position
	Function string
	Text     string // what the environment is compared with
	Want     string // what was probably meant; empty if there is no telling
	// Set is where the environment is at the comparison, of one that is
	// constant.
	Set env.Set
	// Other is a place that spells the environment as Want.
	Other Position
	// Literal is where Text is spelt out, as Len bytes; Len is 0 if nobody
	// knows.
	Literal Position
	Len     int
}

// misnomers judges the comparisons that one main makes. A comparison has at
// most one thing wrong with it, and a constant that is misspelt where it is
// declared counts once.
func misnomers(run *flow.Run, cfg *config.Config) []Misnomer {
	var out []Misnomer
	var sound []flow.Comparison
	seen := map[flow.Pos]bool{}
	for _, c := range run.Comparisons {
		m, wrong := judgeName(&c, cfg.Universe)
		if !wrong {
			sound = append(sound, c)
			continue
		}
		at := c.Site
		if c.Len > 0 && m.Rule != "envname/constant" && m.Rule != "envname/empty-case" {
			at = c.Literal
		}
		if !seen[at] {
			seen[at] = true
			m.Pos, m.Function, m.Text = position(c.Site), c.Function, c.Text
			m.Literal, m.Len = position(c.Literal), c.Len
			out = append(out, m)
		}
	}
	if len(run.Variables) == 1 { // two variables may well hold two spellings
		out = append(out, spellings(sound, cfg.Universe)...)
	}
	out = append(out, fallbacks(sound, cfg)...)
	out = append(out, substrings(run.Comparisons, cfg.Universe)...)
	for _, s := range run.Unread {
		out = append(out, Misnomer{Rule: "envname/unread", Pos: position(s.Site), Function: s.Function, Text: s.Name})
	}
	return out
}

func compareMisnomers(a, b Misnomer) int {
	return cmp.Or(comparePositions(a.Pos, b.Pos), cmp.Compare(a.Rule, b.Rule))
}

// judgeName looks at one comparison by itself.
func judgeName(c *flow.Comparison, u *env.Universe) (m Misnomer, wrong bool) {
	other := env.Set{}.With(u.Other())
	_, declared := u.Lookup(c.Text)
	like, how := u.Like(c.Text)
	switch {
	case !declared && how == env.Misspelt && !(inside(c) && part(u, c.Text)):
		return Misnomer{Rule: "envname/misspelt", Want: like}, true
	case !declared && how == env.Cased && c.Test != flow.Fold && !inside(c):
		return Misnomer{Rule: "envname/case", Want: cmp.Or(c.Instead, like)}, true
	case !declared && u.Declared() && !inside(c) && other.Contains(c.Holds):
		return Misnomer{Rule: "envname/unknown"}, true
	case declared && c.Holds.Empty() && c.Instead != "":
		return Misnomer{Rule: "envname/case", Want: c.Instead}, true
	case declared && c.Holds.Empty() && constant(c, u):
		return Misnomer{Rule: "envname/constant", Set: c.Fails}, true
	case c.Empty:
		return Misnomer{Rule: "envname/empty-case"}, true
	}
	return Misnomer{}, false
}

// inside reports whether a comparison asks for a piece of a name.
func inside(c *flow.Comparison) bool { return c.Test == flow.Within || c.Test == flow.Part }

// part reports whether a text is a piece of some spelling, as people ask for
// it with strings.Contains.
func part(u *env.Universe, text string) bool {
	return slices.ContainsFunc(u.Names(), func(n string) bool { return strings.Contains(n, text) })
}

// constant reports whether a comparison that never holds is a mistake. A
// redundant `env != "x"` beside && is none, nor is the case of a switch that
// lists all names after one of them was handled.
func constant(c *flow.Comparison, u *env.Universe) bool {
	switch c.Test {
	case flow.Equal:
		return !c.Case || c.Fails == u.All()
	case flow.Unequal:
		return c.Either
	}
	return false
}

// spellings finds functions that ask for one environment with spellings that
// have nothing in common. A function that knows several is the one that makes
// them one, or accepts all.
func spellings(cs []flow.Comparison, u *env.Universe) []Misnomer {
	type asked struct {
		function string
		first    flow.Comparison
		worlds   env.Set
	}
	var out []Misnomer
	for _, e := range u.Environments() {
		class, _ := u.Named(e.Name)
		var groups []asked
		for _, c := range cs {
			holds := c.Holds.Intersect(class)
			if _, declared := u.Lookup(c.Text); !declared || holds.Empty() || inside(&c) {
				continue
			}
			function := path.Dir(c.Site.File) + " " + c.Function
			i := slices.IndexFunc(groups, func(g asked) bool { return g.function == function })
			if i < 0 {
				i = len(groups)
				groups = append(groups, asked{function: function, first: c})
			}
			groups[i].worlds = groups[i].worlds.Union(holds)
		}
		if len(groups) < 2 {
			continue
		}
		// Most decide, else the name that messages use.
		plain, _ := u.Lookup(e.Name)
		agree := func(x asked) (n int) {
			for _, g := range groups {
				if !g.worlds.Intersect(x.worlds).Empty() {
					n += 2
				}
			}
			if x.worlds.Has(plain) {
				n++
			}
			return n
		}
		usual := slices.MaxFunc(groups, func(a, b asked) int { return cmp.Compare(agree(a), agree(b)) })
		for _, g := range groups {
			if g.worlds.Intersect(usual.worlds).Empty() {
				out = append(out, Misnomer{
					Rule: "envname/spellings", Pos: position(g.first.Site), Function: g.first.Function, Text: g.first.Text,
					Want: usual.first.Text, Other: position(usual.first.Site),
				})
			}
		}
	}
	return out
}

// A Fix is one edit that puts a finding right: Len bytes at Pos become Text.
type Fix struct {
	Message string
	Pos     Position
	Len     int
	Text    string
	// Old is the expression that stands there; empty for a string.
	Old string
}

// fix writes the intended name where the wrong one is spelt out.
func (m *Misnomer) fix() *Fix {
	if m.Len == 0 || m.Want == "" || m.Rule == "envname/spellings" || m.Rule == "envname/substring" {
		return nil
	}
	return &Fix{"Write " + strconv.Quote(m.Want), m.Literal, m.Len, strconv.Quote(m.Want), ""}
}
