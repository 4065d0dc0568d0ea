package flow

import (
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/env"
)

// actual is the value of a source in this run.
func (r *root) actual(s Source, c Class) Value {
	all := r.layout.all
	if _, ok := s.comparing(); ok {
		return unknown(all) // roots have no parameters
	}
	if s.Via != "" {
		base, name, arg := s.plainly()
		return apply(r.universe, r.actual(base, Text), name, arg, func(s Source, _ Class) Value { return exactly(symAtom(s), all) })
	}
	switch s.Kind {
	case Config:
		return r.configured(s, r.fallback(s, c))
	case FieldCell, MethodResult, KeyValue, KeyDefault, Carried:
		if _, known := r.asked[s]; !known {
			r.asked[s], r.grew = c, true
			if s.Kind == MethodResult {
				r.answers[s.Name] = append(r.answers[s.Name], s)
			}
		}
		return r.redirected(r.cell(s))
	case StoredVar:
		return r.redirected(r.cell(varOf(s)))
	case VarCell:
		v := r.redirected(r.cell(s))
		if r.res.Library && token.IsExported(lastName(s.Name)) {
			v = v.join(unknown(all)) // whoever uses the library can set it
		}
		if z, ok := c.zero(); ok && !r.stored[s.Name] {
			if v.empty() && c == Text && environmentKey.MatchString(lastName(s.Name)) {
				return environmentValue(r.universe, Constant{}, false, all)
			}
			v = v.join(exactly(z, all))
		}
		return v
	}
	return unknown(all)
}

func lastName(s string) string { return s[strings.LastIndexByte(s, '.')+1:] }

// configured is a configuration value: itself where it is configured, else the
// fallback.
func (r *root) configured(s Source, fallback Value) Value {
	all := r.layout.all
	if s.Name == testingSource {
		return exactly(boolAtom(r.res.Starting), all)
	}
	if v, set := r.given(s); set {
		return v
	}
	if prefix, live := r.state.Live[s]; live {
		return exactly(Atom{Kind: kindPrefix, S: prefix}, all)
	}
	if !r.state.Bare || r.state.Assumed[s] {
		return exactly(symAtom(s), all)
	}
	need := r.state.Required[s].and(all)
	return fallback.restrict(all.minus(need)).join(exactly(symAtom(s), need))
}

// fallback is what a configuration value holds that nobody configures.
func (r *root) fallback(s Source, c Class) Value {
	if s.Default.Kind != noKind {
		return exactly(s.Default.atom(), r.layout.all)
	}
	if z, ok := c.zero(); ok {
		return exactly(z, r.layout.all)
	}
	return unknown(r.layout.all)
}

// many is where two reads of a block's source may have seen different values.
func (r *root) many(b *Block, v Value) Lanes {
	v = spellOut(r.universe, v)
	once, twice := Lanes{}, v.top
	for _, p := range v.parts {
		twice = twice.or(once.and(p.lanes))
		once = once.or(p.lanes)
	}
	return twice
}

var liveKey = regexp.MustCompile(`(?i)live`)

// learnLive notes that code tells live keys from others.
func (r *root) learnLive(b *Block) {
	for _, row := range b.Rows {
		if row.Kind == kindPrefix && liveKey.MatchString(row.S) {
			for _, s := range r.configurationOf(b.Source) {
				r.live[s] = row.S
			}
		}
	}
}

// fillCells gives the sources that were asked for and that nobody stored to
// their default; it reports whether that told anything new.
func (r *root) fillCells() bool {
	// What a key holds can be what a declaration says of it.
	return r.fill(KeyDefault) || r.fill(FieldCell, KeyValue)
}

func (r *root) fill(kinds ...SourceKind) bool {
	any := false
	for _, s := range slices.SortedFunc(maps.Keys(r.asked), compareSources) {
		if !slices.Contains(kinds, s.Kind) {
			continue
		}
		old := r.cells[s]
		v := old
		switch {
		case s.Kind == FieldCell && (old.empty() || r.filled[s]):
			v = old.join(r.fieldDefault(s))
		case s.Kind == KeyValue && !r.filled[s]:
			v = r.keyValue(s, r.asked[s])
		case s.Kind == KeyDefault:
			v = r.keyDefault(s.Name, r.asked[s])
		}
		if !v.equal(old) {
			r.filled[s], r.cells[s], any = true, v, true
		}
	}
	return any
}

func (r *root) fillResults() bool {
	any := false
	for s := range r.asked {
		if (s.Kind == MethodResult || s.Kind == Carried) && !r.filled[s] && r.cells[s].empty() {
			r.filled[s], any = true, true
			r.cells[s] = unknown(r.layout.all)
		}
	}
	return any
}

var (
	productionName  = regexp.MustCompile(`(?i)^is_?prod(uction)?$|^production$`)
	developmentName = regexp.MustCompile(`(?i)^is_?dev(elopment)?$|^dev_?mode$`)
)

// fieldDefault is what a field holds that no visible code stores to: the
// environment or configuration, by its tag or, in a configuration type, by its
// name.
func (r *root) fieldDefault(s Source) Value {
	all := r.layout.all
	n := r.res.fields[s.Name]
	switch {
	case n.declared, n.class == Text && isEnvironmentKey(r.config, n):
		r.variable[n.variable()] = true
		v := environmentValue(r.universe, n.constant(), n.required, all)
		if n.hasKeyDefault() {
			unset := oneLane(int(r.universe.Unset()))
			v = v.restrict(all.minus(unset)).join(r.keyDefault(decodedKey(n.variable()), Text).restrict(unset))
		}
		return v
	case n.class == Truth && n.inConfig && productionName.MatchString(n.name):
		return r.holdsIn(env.Production)
	case n.class == Truth && n.inConfig && developmentName.MatchString(n.name):
		return r.holdsIn("development")
	case n.inConfig:
		value := Source{Kind: Config, Name: "field:" + s.Name, Default: n.constant()}
		return r.configured(value, r.fallback(value, n.class))
	}
	return unknown(all)
}

func (r *root) holdsIn(name string) Value {
	worlds, ok := r.universe.Named(name)
	if !ok {
		return unknown(r.layout.all)
	}
	l := worldsOf(worlds)
	return booleans(l, r.layout.all.minus(l))
}

// run reads off what happened.
func (r *root) run() *Run {
	out := &Run{
		Comparisons: r.compared(), Unread: r.unreadStores(), Late: r.lateGuards(), Denylists: r.denylists(), Mentioned: r.mention, Variables: slices.Sorted(maps.Keys(r.variable)), Returns: r.returns.Worlds(),
		Required: map[Source]Lanes{}, Credentials: map[Source]bool{}, Live: r.live,
	}
	probed, operations := r.probed(r.ops.sorted())
	out.Probed = probed
	h := r.harmless()
	for _, ev := range operations {
		for i, w := range ev.Ways {
			if r.res.Starting {
				ev.Ways[i].Lanes = r.unprepared(h, ev.Name, ev.Site, w.Lanes)
			} else {
				ev.Ways[i].Lanes = h.without(ev.Name, ev.Site, w.Lanes)
			}
		}
		if op := r.reached(ev); !op.Set.Empty() {
			op.Hosts = slices.Compact(slices.Sorted(slices.Values(append(ev.Hosts, h.hosts[ev.Name]...))))
			out.Operations = append(out.Operations, op)
		}
	}
	for _, ev := range r.clients.sorted() {
		c := r.reached(ev)
		rule := r.config.Rule(ev.Name)
		c.Keys = r.keys(rule, ev.Value, out.Credentials)
		c.Constant = slices.ContainsFunc(ev.Value.parts, func(p part) bool {
			return p.atom.Kind != kindSym && p.atom != strAtom("") && !isSandbox(rule, p.atom)
		})
		out.Clients = append(out.Clients, c)
	}
	for s, l := range r.fatal {
		for _, k := range r.configurationOf(s) {
			out.Required[k] = out.Required[k].or(l)
		}
	}
	return out
}

func (r *root) reached(ev *Event) Reached {
	best := ev.Ways[0]
	out := Reached{Rule: ev.Name, Detail: ev.Detail, Site: ev.Site, Allow: ev.Allow}
	rule := r.config.Catalog.Rule(ev.Name)
	for _, w := range ev.Ways {
		out.Set = out.Set.Union(r.marked(rule, w.Lanes).Worlds())
		if n, m := w.Lanes.count(), best.Lanes.count(); n > m || n == m && betterWitness(w.Witness, best.Witness) {
			best = w
		}
	}
	out.Set = r.turnedInto(out.Set)
	out.Witness = best.Witness
	for _, w := range ev.Ways {
		if sameSteps(w.Witness, out.Witness) {
			out.Witness = joinSteps(out.Witness, w.Witness)
		}
	}
	return out
}

// configurationOf lists the configuration values that a source stands for.
func (r *root) configurationOf(s Source) []Source {
	s = s.base()
	if s.Kind == Config {
		return []Source{s}
	}
	var out []Source
	for _, p := range r.cell(varOf(s)).parts {
		if p.atom.Kind == kindSym && p.atom.Src.Kind == Config {
			out = append(out, p.atom.Src.base())
		}
	}
	return out
}

// keys names the configuration values of a credential, if there is nothing
// else that it can be but empty or a sandbox's.
func (r *root) keys(rule *catalog.Rule, v Value, credentials map[Source]bool) []string {
	var names []string
	only := v.top.empty()
	for _, p := range v.parts {
		switch {
		case p.atom.Kind == kindSym && p.atom.Src.Kind == Config:
			credentials[p.atom.Src.base()] = true
			names = append(names, r.keyName(p.atom.Src))
		case p.atom != strAtom("") && !isSandbox(rule, p.atom):
			only = false
		}
	}
	if !only {
		return nil
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// keyName is how the project names a configuration value.
func (r *root) keyName(s Source) string {
	field, ok := strings.CutPrefix(s.Name, "field:")
	if !ok {
		return s.Name
	}
	if n := r.res.fields[field]; n.key != "" {
		return n.key
	}
	return lastName(field)
}
