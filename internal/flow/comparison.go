package flow

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/envlint/envlint/internal/env"
)

// A Test says how a string is compared with a constant.
type Test uint8

const (
	// Equal is == or a case.
	Equal Test = iota
	// Unequal is !=.
	Unequal
	// Fold is strings.EqualFold, Within a function such as strings.HasPrefix.
	Fold
	Within
	// Key is the look-up in a table with the constant as a key.
	Key
	// Part is strings.Contains.
	Part
)

// A Comparison is a place where code compares a string with a constant one. It
// guards nothing by itself: it is what people meant a guard to ask for.
type Comparison struct {
	// Site is where the constant stands, Text what it is.
	Site Pos
	Text string
	// Literal is where the constant is spelt out, as Len bytes of source; Len
	// is 0 if that is not in the same package.
	Literal Pos
	Len     int
	Test    Test
	// Either says that the comparison is an operand of ||, Case that it is a
	// case of a switch over a value.
	Either, Case bool
	// Empty says that it is a case without a body above one that has one.
	Empty bool
	// Instead is the constant in another case if that would hold, and Text
	// holds nowhere.
	Instead string
	// Function is the name of the function that compares.
	Function string
	// Open says that Source is compared and not known to be the environment
	// yet; Note is what the declaration of a field says.
	Open   bool
	Source Source
	Note   fieldNote
	// Holds and Fails are the worlds in which the string is, or may be, the
	// constant, and in which it is or may be another.
	Holds, Fails env.Set
}

// comparisonKey identifies a comparison of something.
type comparisonKey struct {
	site   Pos
	text   string
	test   Test
	open   bool
	source Source
}

// comparisons collects comparisons by identity. What several evaluations find
// is joined.
type comparisons map[comparisonKey]Comparison

func (m comparisons) add(c Comparison) {
	k := comparisonKey{c.Site, c.Text, c.Test, c.Open, c.Source}
	if old, ok := m[k]; ok {
		c.Holds, c.Fails = c.Holds.Union(old.Holds), c.Fails.Union(old.Fails)
		if !c.Holds.Empty() {
			c.Instead = ""
		}
	}
	m[k] = c
}

// maxAdopted bounds how many comparisons of one kind, none of them remarkable
// by itself, a package hands on: facts would grow with the square of the
// packages.
const maxAdopted = 8

// kind tells comparisons with one name apart by what they say of a variable
// that nobody sets.
func (c *Comparison) kind(u *env.Universe) string {
	if c.Holds.Minus(c.Fails).Has(u.Unset()) {
		return c.Text + " or unset"
	}
	return c.Text
}

// adopt adds the comparisons of another package, in order.
func (m comparisons) adopt(u *env.Universe, cs []Comparison) {
	known := map[string]int{}
	for _, c := range m {
		if c.sound(u) {
			known[c.kind(u)]++
		}
	}
	for _, c := range cs {
		if c.sound(u) {
			if known[c.kind(u)] >= maxAdopted {
				continue
			}
			known[c.kind(u)]++
		}
		m.add(c)
	}
}

// sound reports whether a comparison can, as far as is known, do what it was
// written for.
func (c *Comparison) sound(u *env.Universe) bool {
	_, declared := u.Lookup(c.Text)
	return declared && !c.Empty && (c.Open || !c.Holds.Empty())
}

func (m comparisons) sorted() []Comparison {
	return slices.SortedFunc(maps.Values(m), func(a, b Comparison) int {
		return cmp.Or(comparePos(a.Site, b.Site), cmp.Compare(a.Text, b.Text), cmp.Compare(a.Test, b.Test), compareBools(a.Open, b.Open), compareSources(a.Source, b.Source))
	})
}

// inquire notes a comparison of x with the constants in y at the present
// instruction.
func (e *evaluation) inquire(x, y Value) {
	u := e.universe()
	if !e.recording || !e.unit.Own || e.at == nil || len(y.parts) == 0 || holdsEnvironment(u, y) {
		return
	}
	for _, p := range y.parts {
		if p.atom.Kind == kindStr && p.atom.S != "" && e.concerns(x, p.atom.S) {
			e.learnComparison(e.unit.comparisonAt(e.at, e.test, p.atom.S), x.restrict(e.cur))
		}
	}
}

// inquireTable notes the keys of a table that is looked up.
func (e *evaluation) inquireTable(x *ssa.Lookup) {
	if !e.recording || !e.unit.Own || classOf(x.Index.Type()) != Text {
		return
	}
	v := e.value(x.Index).restrict(e.cur)
	for _, m := range e.unit.entries(x.X) {
		if k, ok := m.Key.(*ssa.Const); ok {
			if a, ok := constAtom(k); ok && a.Kind == kindStr && a.S != "" && e.concerns(v, a.S) {
				e.learnComparison(e.unit.comparisonAt(m, Key, a.S), v)
			}
		}
	}
}

// concerns reports whether a comparison of a value is worth a look at the
// source: most strings have nothing to do with the environment.
func (e *evaluation) concerns(v Value, text string) bool {
	return holdsEnvironment(e.universe(), v) || slices.ContainsFunc(v.parts, func(p part) bool { return e.mayTurnOut(p.atom, text) })
}

// mayTurnOut reports whether an atom is a source that may turn out to be the
// environment.
func (e *evaluation) mayTurnOut(a Atom, text string) bool {
	return a.Kind == kindSym && a.Src.Kind != Config && e.worthAsking(a.Src, text)
}

// learnComparison keeps a comparison with a value that came from the
// environment, or from something of which callers or a root can tell.
func (e *evaluation) learnComparison(c Comparison, v Value) {
	u := e.universe()
	if c.Function == "" {
		c.Function = e.unit.funcName(e.fn)
	}
	c.Open, c.Source, c.Note = false, Source{}, fieldNote{}
	if holdsEnvironment(u, v) {
		c.judge(u, v)
		e.comparisons.add(c)
		return
	}
	for _, p := range v.parts {
		if e.mayTurnOut(p.atom, c.Text) {
			c.Open, c.Source = true, p.atom.Src
			c.Note = e.unit.fields[c.Source.Name]
			e.comparisons.add(c)
		}
	}
}

// Names of parameters, fields and variables that may hold the environment, and
// of methods that may return it.
var environmentName = regexp.MustCompile(`(?i)env(ironment)?$|(^|[a-z_.])(stage|tier|run_?mode)$`)

// worthAsking keeps facts small: of what is not known to be the environment,
// only comparisons with its names, or what looks like one, are worth a line.
func (e *evaluation) worthAsking(s Source, text string) bool {
	u := e.universe()
	if _, declared := u.Lookup(text); declared {
		return true
	}
	if _, how := u.Like(text); how != env.Unlike {
		return true
	}
	name := s.Name
	if params := e.root().fn.Params; s.Kind == Param && s.Index < len(params) {
		name = params[s.Index].Name()
	}
	return environmentName.MatchString(name)
}

// liftComparisons carries the comparisons of a callee's parameters to what was
// passed.
func (e *evaluation) liftComparisons(s *Summary, l *lifting) {
	if !e.recording {
		return
	}
	for _, c := range s.Comparisons {
		e.learnComparison(c, l.of(c.Source).restrict(l.cur))
	}
}

// ofParameters are the comparisons that only callers can judge. The others do
// not depend on who calls: they go into the package's fact.
func (e *evaluation) ofParameters() []Comparison {
	var own []Comparison
	for _, c := range e.comparisons.sorted() {
		if c.Open && c.Source.isParam() {
			own = append(own, c)
		} else {
			e.unit.comparisons.add(c)
		}
	}
	return own
}

// judge finds out where the comparison holds, now that the value is known.
func (c *Comparison) judge(u *env.Universe, v Value) {
	c.Holds, c.Fails = c.outcome(u, v)
	own, declared := u.Lookup(c.Text)
	if !c.Holds.Empty() || !declared {
		return
	}
	// Where the variable holds the constant, what is compared is something
	// else: it was turned into lower or upper case.
	for _, other := range []string{strings.ToLower(c.Text), strings.ToUpper(c.Text)} {
		d := *c
		d.Text = other
		if holds, _ := d.outcome(u, v); holds.Has(own) {
			c.Instead = other
			return
		}
	}
}

// outcome is where a value may be the constant and where it may not.
func (c *Comparison) outcome(u *env.Universe, v Value) (holds, fails env.Set) {
	v = spellOut(u, v)
	holds, fails = v.top.Worlds(), v.top.Worlds()
	for _, p := range v.parts {
		l := p.lanes.Worlds()
		t := either
		if p.atom.Kind == kindStr {
			t = triOf(c.matches(p.atom.S))
		} else if c.Test == Equal || c.Test == Unequal || c.Test == Key {
			t = equalAtoms(u, p.atom, strAtom(c.Text))
		}
		if t != never {
			holds = holds.Union(l)
		}
		if t != always {
			fails = fails.Union(l)
		}
	}
	return holds, fails
}

func (c *Comparison) matches(s string) bool {
	switch c.Test {
	case Fold:
		return strings.EqualFold(s, c.Text)
	case Within, Part:
		return strings.Contains(s, c.Text)
	}
	return s == c.Text
}

// compared are the comparisons of the program with what turns out to be the
// environment.
func (r *root) compared() []Comparison {
	out := comparisons{}
	for _, c := range r.res.Fact.Comparisons {
		if !c.Open {
			out.add(c)
			continue
		}
		v := r.actual(c.Source, Text)
		if v.empty() && c.Source.Kind == FieldCell {
			if _, known := r.res.fields[c.Source.Name]; !known {
				r.res.fields[c.Source.Name] = c.Note
			}
			variables := maps.Clone(r.variable)
			v = r.fieldDefault(c.Source)
			r.variable = variables // nobody reads it but this
		}
		if holdsEnvironment(r.universe, v) {
			c.judge(r.universe, v)
			c.Open, c.Source, c.Note = false, Source{}, fieldNote{}
			out.add(c)
		}
	}
	return out.sorted()
}
