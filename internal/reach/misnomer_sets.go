package reach

import (
	"slices"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/flow"
)

// fallbacks finds that a program takes itself for production where nobody set
// the variable, by the first place that asks for production: how the value came
// there does not matter, a default of a tag or a flag is one as well.
func fallbacks(sound []flow.Comparison, cfg *config.Config) []Misnomer {
	u := cfg.Universe
	production, ok := u.Named(env.Production)
	if !ok || cfg.Policy.UnsetImpossible {
		return nil
	}
	for _, c := range sound {
		w, declared := u.Lookup(c.Text)
		if declared && production.Has(w) && !inside(&c) && surely(&c).Has(u.Unset()) {
			return []Misnomer{{Rule: "envname/fallback", Pos: position(c.Site), Function: c.Function, Text: c.Text}}
		}
	}
	return nil
}

// surely is where a comparison certainly holds.
func surely(c *flow.Comparison) env.Set { return c.Holds.Minus(c.Fails) }

// substrings finds pieces of names that several environments have. Where the
// function asks for what tells the others apart, too, it knows.
func substrings(cs []flow.Comparison, u *env.Universe) []Misnomer {
	var out []Misnomer
	for _, c := range cs {
		if c.Test != flow.Part {
			continue
		}
		var names []string
		var others env.Set
		meant := ""
		for _, e := range u.Environments() {
			class, _ := u.Named(e.Name)
			in := surely(&c).Intersect(class)
			switch {
			case in.Empty():
			case meant == "" && beginsWith(u, class, c.Text):
				meant = e.Name
			default:
				names = append(names, e.Name)
				others = others.Union(in)
			}
		}
		told := slices.ContainsFunc(cs, func(o flow.Comparison) bool {
			in := o.Holds.Intersect(surely(&c))
			return o.Site.File == c.Site.File && o.Function == c.Function && o.Text != c.Text && !in.Empty() && in.Minus(others).Empty()
		})
		if meant != "" && len(names) > 0 && !told {
			out = append(out, Misnomer{Rule: "envname/substring", Pos: position(c.Site), Function: c.Function, Text: c.Text, Want: names[0]})
		}
	}
	return out
}

// beginsWith reports whether a spelling of an environment begins with a text.
func beginsWith(u *env.Universe, class env.Set, text string) bool {
	return slices.ContainsFunc(class.Worlds(), func(w env.World) bool {
		s := u.Spelling(w)
		return len(s) >= len(text) && s[:len(text)] == text
	})
}
