package flow

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/envlint/envlint/internal/env"
)

// A view is a function of one string that the interpreter can run: on
// constants at once, on a source by making it another source. So
// strings.ToLower(c.Env) has rows of its own, and who knows what c.Env is runs
// the function on that.

// A view is written as its name and an argument, if it has one.
type view struct {
	class Class
	// text maps a string, parse reads one; test is a predicate of a string and
	// the argument, and prefix its answer for what is only known to begin with p.
	text   func(s string) string
	parse  func(s string) Atom
	test   func(s, arg string) bool
	prefix func(p, arg string) tri
}

var views = map[string]view{
	"lower": {class: Text, text: strings.ToLower},
	"upper": {class: Text, text: strings.ToUpper},
	"trim":  {class: Text, text: strings.TrimSpace},
	"clone": {class: Text, text: strings.Clone},
	"fold": {class: Truth, test: strings.EqualFold, prefix: func(p, arg string) tri {
		if len(arg) < len(p) || !strings.EqualFold(arg[:len(p)], p) {
			return never
		}
		return either
	}},
	"begins": {class: Truth, test: strings.HasPrefix, prefix: func(p, arg string) tri {
		switch {
		case strings.HasPrefix(p, arg):
			return always
		case strings.HasPrefix(arg, p):
			return either
		}
		return never
	}},
	"ends": {class: Truth, test: strings.HasSuffix},
	"contains": {class: Truth, test: strings.Contains, prefix: func(p, arg string) tri {
		if strings.Contains(p, arg) {
			return always
		}
		return either
	}},
	"matches": {class: Truth, test: func(s, pattern string) bool {
		matched, err := regexp.MatchString(pattern, s)
		return matched && err == nil // matchPattern looks at no other patterns
	}},
	"bool": {class: Truth, parse: func(s string) Atom {
		b, err := strconv.ParseBool(s)
		return boolAtom(err == nil && b)
	}},
	"int": {class: Number, parse: func(s string) Atom {
		i, err := strconv.Atoi(s)
		if err != nil {
			i = 0
		}
		return intAtom(int64(i))
	}},
}

// answer is what a test says of an atom.
func (f view) answer(u *env.Universe, name, arg string, a Atom) tri {
	switch {
	case a.Kind == kindStr:
		return triOf(f.test(a.S, arg))
	case a.Kind == kindPrefix && f.prefix != nil:
		return f.prefix(a.S, arg)
	case a.Kind == kindOther && name == "fold":
		// A name nobody declared is no variant of a declared one.
		if _, declared := u.Lookup(strings.ToLower(arg)); declared {
			return never
		}
	case a.Kind == kindOther && name == "matches":
		words, few := language(arg)
		if few && !slices.ContainsFunc(words, func(w string) bool { _, declared := u.Lookup(w); return !declared }) {
			return never
		}
	}
	return either
}

// stringMappings and stringTests are the functions that views stand for.
var (
	stringMappings = map[string]string{
		"strings.ToLower": "lower", "strings.ToUpper": "upper", "strings.TrimSpace": "trim", "strings.Clone": "clone",
	}
	stringTests = map[string]string{
		"strings.EqualFold": "fold", "strings.HasPrefix": "begins", "strings.HasSuffix": "ends", "strings.Contains": "contains",
	}
)

// maxViews bounds the views of one source: a loop could add them for ever.
const maxViews = 3

// seenBy is the source that a view makes of one; ok is false if it has too
// many already.
func (s Source) seenBy(name, arg string) (_ Source, ok bool) {
	before := strings.Split(s.Via, "\n")
	if before[len(before)-1] == name {
		return s, true // a mapping changes nothing the second time
	}
	if len(before) >= maxViews {
		return s, false
	}
	return s.withView(name, arg), true
}

func (s Source) withView(name, arg string) Source {
	if v := views[name]; v.test != nil {
		name += " " + strconv.Quote(arg)
	}
	if s.Via != "" {
		name = s.Via + "\n" + name
	}
	s.Via = name
	return s
}

// plainly is the source without its last view, and that view.
func (s Source) plainly() (base Source, name, arg string) {
	base = s
	last := s.Via
	base.Via = ""
	if i := strings.LastIndexByte(s.Via, '\n'); i >= 0 {
		base.Via, last = s.Via[:i], s.Via[i+1:]
	}
	name, arg, _ = strings.Cut(last, " ")
	if arg != "" {
		arg, _ = strconv.Unquote(arg)
	}
	return base, name, arg
}

// base is the source that all views look at.
func (s Source) base() Source {
	s.Via = ""
	return s
}

// sees reports whether the views make z of the empty string, so that whoever
// needs another value needs one that is not empty.
func (s Source) sees(u *env.Universe, z Atom) bool {
	if s.Via == "" {
		return z == strAtom("")
	}
	base, name, arg := s.plainly()
	if base.Via != "" && !base.sees(u, strAtom("")) {
		return false
	}
	all := worldsOf(u.All())
	a, ok := apply(u, exactly(strAtom(""), all), name, arg, nil).atom(all)
	return ok && a == z
}

// apply is what a view makes of a value; source is what it makes of a source.
func apply(u *env.Universe, v Value, name, arg string, source func(Source, Class) Value) Value {
	f := views[name]
	v = spellOut(u, v)
	out := unknown(v.top)
	for _, p := range v.parts {
		a := p.atom
		switch {
		case a.Kind == kindSym:
			seen := unknown(p.lanes)
			if s, ok := a.Src.seenBy(name, arg); ok {
				seen = source(s, f.class).restrict(p.lanes)
			}
			out = out.join(seen)
		case f.test != nil:
			yes, no := outcome(f.answer(u, name, arg, a), p.lanes)
			out = out.join(booleans(yes, no))
		case f.parse != nil && a.Kind == kindStr:
			out = out.join(exactly(f.parse(a.S), p.lanes))
		case f.text != nil && (a.Kind == kindStr || a.Kind == kindPrefix):
			a.S = f.text(a.S)
			out = out.join(exactly(a, p.lanes))
		case f.text != nil && a.Kind == kindOther:
			out = out.join(exactly(a, p.lanes))
		default:
			out = out.join(unknown(p.lanes))
		}
	}
	return out
}

// look applies a view in a function.
func (e *evaluation) look(v Value, name, arg string) Value {
	return v.each(e.unit.ways, e.lay, func(v Value) Value {
		if views[name].class != Truth {
			v = e.withRows(v)
		}
		return apply(e.universe(), v, name, arg, func(s Source, c Class) Value {
			if !s.isParam() && s.Kind != Config {
				e.countRead(s)
			}
			if c == Truth {
				e.lay.block(s)
			}
			return e.lay.read(s, c)
		})
	})
}

// withRows lets a source that a value is reach into the lanes of its rows, too:
// what a view makes of the rows is in no world, and only the source that it
// makes can tell a caller what the value is there.
func (e *evaluation) withRows(v Value) Value {
	out := v
	for _, sym := range v.parts {
		b := e.lay.index[sym.atom.Src]
		if sym.atom.Kind != kindSym || b == nil {
			continue
		}
		for _, p := range v.parts {
			if isReading(e.lay, v, p) {
				out = out.join(exactly(sym.atom, p.lanes.and(b.lanes())))
			}
		}
	}
	return out
}

// testStrings is a test of x for which y says what is looked for.
func (e *evaluation) testStrings(name string, x, y Value) Value {
	if name == "fold" {
		if _, constant := y.atom(e.cur); !constant {
			x, y = y, x
		}
	}
	switch e.test = Within; name {
	case "fold":
		e.test = Fold
	case "contains":
		e.test = Part
	}
	defer func() { e.test = Equal }()
	e.noteComparison(x, y)
	asked := y
	y = spellOut(e.universe(), y)
	out := unknown(x.top.or(y.top))
	for _, c := range y.parts {
		if c.atom.Kind != kindStr {
			out = out.join(unknown(c.lanes))
			continue
		}
		for _, p := range x.parts {
			l := p.lanes.and(c.lanes)
			switch {
			case l.empty():
				continue
			case p.atom.Kind == kindSym && name == "begins":
				// Strings with a prefix are a row: of a key, "sk_live_" tells
				// more than that it is one.
				yes, no := e.symHasPrefix(p.atom, c.atom, l)
				out = out.join(booleans(yes, no))
			default:
				out = out.join(e.look(exactly(p.atom, l), name, c.atom.S))
			}
			if p.atom.Kind == kindSym {
				e.lay.mention(p.atom.Src, c.atom)
			}
		}
	}
	if name == "fold" {
		out = e.settle(out, sameFoldView, x, asked)
	}
	return out
}

// symHasPrefix gives the strings with the prefix a row of their own, so that
// "sk_live_" of a key or "prod" of a parameter is decided there.
func (e *evaluation) symHasPrefix(sym, c Atom, l Lanes) (yes, no Lanes) {
	row := Atom{Kind: kindPrefix, S: c.S}
	e.lay.wantRow(sym.Src, row)
	blk := e.lay.index[sym.Src]
	if blk == nil {
		return l, l
	}
	if _, isRow := blk.row(row); isRow {
		return l.minus(blk.rest()), l
	}
	return l, l
}

// matchPattern evaluates a match of s; nil if the pattern is none.
func (e *evaluation) matchPattern(pattern string, s Value) *outcomeOf {
	if _, err := regexp.Compile(pattern); err != nil {
		return nil
	}
	words, _ := language(pattern)
	for _, w := range words {
		e.mention(s, exactly(strAtom(w), e.lay.all))
	}
	return &outcomeOf{results: []Value{e.look(s, "matches", pattern)}, returns: e.cur}
}
