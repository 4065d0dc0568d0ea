package oracle

import (
	"slices"
	"strconv"
	"strings"

	"github.com/envlint/envlint/internal/env"
)

// A Claim is what the analysis says of one program.
type Claim struct {
	Universe *env.Universe
	Set      map[Place]env.Set // where a call can run when all is configured
	Bare     map[Place]env.Set // where it can when nothing is
}

// spellings lists the environments of a set.
func (c *Claim) spellings(s env.Set) string {
	var out []string
	for _, w := range s.Worlds() {
		out = append(out, strconv.Quote(c.Universe.Spelling(w)))
	}
	return "[" + strings.Join(out, " ") + "]"
}

// A Miss is a call that ran where the analysis says that it cannot; or, if
// Kind is Over, one that did not although it says that it can.
type Miss struct {
	Site  int
	Value string // of APP_ENV
	Kind  Kind
}

// A Kind says how a claim differs from what happened.
type Kind int

const (
	// Lacking is a call that ran outside the set.
	Lacking Kind = iota
	// Bare is one that ran with nothing configured outside the set for that.
	Bare
	// Over is one that ran in fewer environments than the set has.
	Over
)

// String completes "site 3 ...".
func (k Kind) String() string {
	return [...]string{"ran outside its set", "ran outside its set for nothing configured", "did not run although its set says so"}[k]
}

// A Score counts sites.
type Score struct {
	Sites int
	Exact int // the set is what was seen
	Over  int // the set is larger
	// Dead are those of Over that never ran: often contradictory conditions on
	// free variables.
	Dead int
	// Pure are the sites that no free variable influences, PureExact those of
	// them that are exact: here larger is plainly less precise. PureDead never
	// ran although they were said to.
	Pure, PureExact, PureDead int
	Misses                    []Miss
	// Larger are the pure sites that are not exact, with one value each.
	Larger []Miss
}

// Add sums up two scores.
func (s *Score) Add(t *Score) {
	s.Sites += t.Sites
	s.Exact += t.Exact
	s.Over += t.Over
	s.Dead += t.Dead
	s.Pure += t.Pure
	s.PureExact += t.PureExact
	s.PureDead += t.PureDead
	s.Misses = append(s.Misses, t.Misses...)
	s.Larger = append(s.Larger, t.Larger...)
}

// world is what the analysis calls a value of APP_ENV.
func (c *Claim) world(value string) env.World {
	if value == Unset {
		value = ""
	}
	if w, ok := c.Universe.Lookup(value); ok {
		return w
	}
	return c.Universe.Other()
}

// Compare holds the claim against what happened. Only values that were tried
// are compared: the analysis may say what it likes of others.
func Compare(p *Program, src *Source, seen *Seen, claim *Claim) *Score {
	score := &Score{}
	var tried env.Set
	for _, v := range seen.Values {
		tried = tried.With(claim.world(v))
	}
	for site, place := range src.Sites {
		var ran env.Set
		missed := false
		for _, v := range seen.Values {
			w := claim.world(v)
			switch {
			case seen.Ran[site][v] && !claim.Set[place].Has(w):
				score.Misses = append(score.Misses, Miss{site, v, Lacking})
				missed = true
			case seen.Plain[site][v] && !claim.Bare[place].Has(w):
				score.Misses = append(score.Misses, Miss{site, v, Bare})
			}
			if seen.Ran[site][v] {
				ran = ran.With(w)
			}
		}
		exact := claim.Set[place].Intersect(tried) == ran
		score.Sites++
		switch {
		case exact:
			score.Exact++
		case !missed:
			score.Over++
			if ran.Empty() {
				score.Dead++
			}
		}
		if !p.FreeSites[site] {
			score.Pure++
			if exact {
				score.PureExact++
			} else if !missed {
				if ran.Empty() {
					score.PureDead++
				}
				score.Larger = append(score.Larger, larger(site, ran, seen, claim, place))
			}
		}
	}
	for _, list := range [][]Miss{score.Misses, score.Larger} {
		slices.SortFunc(list, func(a, b Miss) int { return a.Site - b.Site })
	}
	return score
}

// larger names a value in whose world the site did not run.
func larger(site int, ran env.Set, seen *Seen, claim *Claim, at Place) Miss {
	for _, v := range seen.Values {
		if w := claim.world(v); claim.Set[at].Has(w) && !ran.Has(w) {
			return Miss{site, v, Over}
		}
	}
	return Miss{}
}
