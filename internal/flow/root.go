package flow

import (
	"maps"
	"slices"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/env"
)

// A Reached is one event of a program: an operation, or the construction of a
// client.
type Reached struct {
	Rule, Detail string
	// Allow is where directives let it run.
	Allow   env.Set
	Site    Pos
	Set     env.Set
	Witness *Witness
	// Keys are, of a client, the configuration values that alone decide what
	// its credential is; empty if anything else does.
	Keys []string
	// Constant says that the credential of a client can be something that is
	// written in the code.
	Constant bool
	// Hosts are those that an operation is known to speak with, sorted.
	Hosts []string
}

// A Run is what one main does in every world, for one state of configuration.
type Run struct {
	Operations []Reached
	Clients    []Reached
	// Probed is nil if no line was asked for, or it is not reached.
	Probed    *Probed
	Mentioned env.Set
	// Comparisons are those of the environment with a constant.
	Comparisons []Comparison
	// Unread are the answers of the environment that nobody looks at.
	Unread []Unread
	// Late are the guards that leave after an operation.
	Late []LateGuard
	// Denylists are the conditions that a guard function can replace.
	Denylists []Denylist
	Variables []string
	// Returns is where main comes back.
	Returns env.Set
	// Required are the configuration values without which the process ends,
	// by world.
	Required map[Source]Lanes
	// Credentials are the configuration values that reach a client.
	Credentials map[Source]bool
	// Live are the configuration values that code compares with the prefix of
	// a live key, with that prefix.
	Live map[Source]string
}

// A State chooses what configuration values are.
type State struct {
	// Bare leaves them at their zero or default, but for those required in a
	// world and those assumed.
	Bare     bool
	Required map[Source]Lanes
	Assumed  map[Source]bool
	// Live gives configuration values a live key.
	Live map[Source]string
}

// A root is the fixpoint of one run: cells, creations and dispatches grow
// until nothing changes.
//
// A condition on a cell without a value yet holds nowhere, and only at the
// fixpoint do the cells that were asked for and that nobody stored to get
// their default: "no value yet, so unknown" could not be taken back.
type root struct {
	res      *Result
	universe *env.Universe
	config   *config.Config
	state    State
	layout   *Layout

	cells   map[Source]Value
	asked   map[Source]Class
	filled  map[Source]bool
	creates map[string]Lanes
	calls   map[dispatchKey]*dispatched // of interface methods
	ordered []*dispatched               // the same in order; nil if one was added
	answers map[string][]Source         // the results that were asked for, by name
	funcs   map[Source]Lanes            // of functions in cells
	paths   map[dispatchKey]*Witness
	made    map[string]Way // by type: its least guarded creation
	grew    bool
	gather  bool
	ops     eventSet
	clients eventSet
	// sandboxes are the choices between harmless clients and real ones.
	sandboxes eventSet
	// useless are the stores that nobody reads, late the guards behind
	// operations.
	useless, late eventSet
	// denied are the conditions around operations.
	denied   eventSet
	fatal    map[Source]Lanes
	live     map[Source]string
	marks    map[string]Lanes
	stored   map[string]bool
	mention  env.Set
	variable map[string]bool
	returns  Lanes

	started   map[*Summary]*application
	functions map[functionCall]*application
	applying  *application
	// changed is when a cell has changed, by the clock, which counts
	// applications; epoch counts how often cells were filled.
	changed      map[Source]int
	clock, epoch int
}

// Run executes main in a state of configuration.
func (res *Result) Run(cfg *config.Config, state State) *Run {
	r := &root{
		res: res, universe: cfg.Universe, config: cfg, state: state, layout: newLayout(cfg.Universe),
		cells: map[Source]Value{}, asked: map[Source]Class{}, filled: map[Source]bool{}, creates: map[string]Lanes{},
		calls: map[dispatchKey]*dispatched{}, answers: map[string][]Source{}, funcs: map[Source]Lanes{}, paths: map[dispatchKey]*Witness{}, made: map[string]Way{},
		fatal: map[Source]Lanes{}, live: map[Source]string{}, marks: map[string]Lanes{}, stored: map[string]bool{}, variable: map[string]bool{},
		started: map[*Summary]*application{}, functions: map[functionCall]*application{}, changed: map[Source]int{},
	}
	if res.Fact.Init != nil {
		for _, name := range res.Fact.Init.Stored {
			r.stored[name] = true
		}
	}
	for {
		for r.grew = true; r.grew; {
			r.grew = false
			r.round()
		}
		if !r.fillCells() && !r.fillResults() {
			break
		}
		r.epoch++
	}
	r.gather, r.ops, r.clients, r.sandboxes, r.useless, r.late, r.denied = true, eventSet{}, eventSet{}, eventSet{}, eventSet{}, eventSet{}, eventSet{}
	r.round()
	return r.run()
}

// round applies everything that runs once.
func (r *root) round() {
	all := r.layout.all
	if r.config.Policy.UnsetImpossible {
		all = all.minus(oneLane(int(r.universe.Unset())))
	}
	if r.res.Fact.Init != nil {
		all = r.start(r.res.Fact.Init, all)
	}
	switch {
	case r.res.Starting:
		r.test(all)
	case r.res.Main != nil:
		r.returns = r.start(r.res.Main, all)
	}
	if r.res.Library && !r.res.Starting {
		for _, s := range r.res.Exported {
			r.returns = r.returns.or(r.start(s, all))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.creates)) {
		table := r.res.Fact.Types[id]
		for _, c := range r.orderedCalls() {
			k, cur := c.dispatchKey, r.creates[id].and(c.lanes)
			if k.iface == "" || cur.empty() || !r.res.implementing.has(id, table, c) {
				continue
			}
			s := table[k.method]
			if s == nil {
				r.result(c, nil, nil, cur)
				continue
			}
			given := inputs{cur: cur, creates: r.creates[id], path: r.paths[k], made: r.made[id].Witness, answers: len(r.answers[c.name])}
			c.applied[id] = r.once(c.applied[id], given, func() Lanes {
				return r.apply(s, cur, r.entered(id, k), func(l *lifting) {
					r.result(c, s, l, cur)
					r.returned(s, l, cur)
				})
			})
		}
	}
	for _, c := range slices.SortedFunc(maps.Keys(r.funcs), compareSources) {
		for _, p := range r.cells[varOf(c)].parts {
			s := r.res.Fact.Values[p.atom.S]
			if cur := p.lanes.and(r.funcs[c]); p.atom.Kind == kindFunc && s != nil && !cur.empty() {
				path, call := r.paths[dispatchKey{cell: c}], functionCall{c, p.atom.S}
				r.functions[call] = r.once(r.functions[call], inputs{cur: cur, path: path}, func() Lanes {
					return r.apply(s, cur, path, func(l *lifting) { r.returned(s, l, cur) })
				})
			}
		}
	}
}

// returnedCell stands for the functions that methods and functions return that
// are called by way of an interface or a variable: their caller can call them.
var returnedCell = Source{Kind: VarCell, Name: "!returned"}

func (r *root) returned(s *Summary, l *lifting, cur Lanes) {
	for _, result := range s.Results {
		for _, p := range l.value(result).restrict(cur).parts {
			if p.atom.Kind == kindFunc {
				r.store(returnedCell, exactly(p.atom, p.lanes))
				if old := r.funcs[returnedCell]; !old.contains(p.lanes) {
					r.funcs[returnedCell], r.grew = old.or(p.lanes), true
				}
			}
		}
	}
}

// varOf maps a variable that is known to be stored to to the variable itself.
func varOf(s Source) Source {
	if s.Kind == StoredVar {
		s.Kind = VarCell
	}
	return s
}

// learn notes which spellings are compared and where the environment is from.
func (r *root) learn(s *Summary, l *lifting) {
	r.mention = r.mention.Union(s.Mentioned)
	for _, v := range s.Variables {
		r.variable[v] = true
	}
	for _, b := range s.Layout.Blocks {
		if b.Source.Kind == FieldCell && b.Note.name != "" {
			r.res.fields[b.Source.Name] = b.Note
		}
		r.learnLive(b)
		if len(b.Mentions) > 0 && holdsEnvironment(r.universe, l.of(b.Source)) {
			for _, m := range b.Mentions {
				if w, ok := r.universe.Lookup(m); ok {
					r.mention = r.mention.With(w)
				}
			}
		}
	}
}

func (r *root) happen(ev *Event, l *lifting, lanes Lanes, prefix, path *Witness) {
	switch ev.Kind {
	case Op, Client, Sandbox:
		if !r.gather || ev.Pending {
			return
		}
		up := Event{Kind: ev.Kind, Name: ev.Name, Detail: ev.Detail, Site: ev.Site, Allow: ev.Allow}
		if ev.Site == (Pos{}) && prefix != nil { // it is the call that led here
			up.Site = prefix.last(1).Pos
		}
		if up.Site == (Pos{}) {
			return // main itself: nobody calls it
		}
		set := r.ops
		switch ev.Kind {
		case Client:
			set, up.Value = r.clients, l.value(ev.Value).restrict(lanes)
		case Sandbox:
			set, up.Index, up.Value = r.sandboxes, ev.Index, l.value(ev.Value).restrict(lanes)
		}
		set.add(up, Way{lanes, r.path(l, lanes, prefix, path)})
	case HTTPRequest:
		if r.gather {
			r.requested(ev, l.value(ev.Value).restrict(lanes), r.path(l, lanes, prefix, path))
		}
	case Useless:
		if r.gather {
			r.useless.add(Event{Kind: Useless, Name: ev.Name, Detail: ev.Detail, Site: ev.Site, Value: l.value(ev.Value).restrict(lanes)}, Way{Lanes: lanes})
		}
	case Late, Denied:
		if r.gather {
			set := r.late
			if ev.Kind == Denied {
				set = r.denied
			}
			// Where it leaves and where it goes on is more than where the event is.
			up := *ev
			up.Value = l.value(ev.Value)
			set.add(up, Way{Lanes: lanes})
		}
	case Store:
		r.store(varOf(ev.Source), l.value(ev.Value).restrict(lanes))
	case Create:
		r.grow(r.creates, ev.Name, lanes)
		r.created(ev.Name, Way{lanes, path.mapped(l.lanes, r.layout)})
	case Dispatch:
		k := dispatchKey{method: ev.Name, iface: ev.Detail}
		r.keepPath(k, l, lanes, prefix, path)
		r.growCalls(k, lanes)
	case CallCell:
		k := dispatchKey{cell: ev.Source}
		r.keepPath(k, l, lanes, prefix, path)
		r.asked[varOf(ev.Source)] = Opaque
		if old := r.funcs[ev.Source]; !old.contains(lanes) {
			r.funcs[ev.Source], r.grew = old.or(lanes), true
		}
	case Mark:
		if r.gather {
			r.marks[ev.Name] = r.marks[ev.Name].or(lanes)
		}
	case Fatal:
		if r.gather {
			r.fatal[ev.Source] = r.fatal[ev.Source].or(lanes)
		}
	}
}

func (r *root) grow(m map[string]Lanes, k string, l Lanes) {
	if old := m[k]; !old.contains(l) {
		m[k], r.grew = old.or(l), true
	}
}

// result joins what a method of a created type returns into what its
// interface's callers see.
func (r *root) result(c *dispatched, s *Summary, l *lifting, cur Lanes) {
	for _, src := range r.answers[c.name] {
		v := unknown(cur)
		if s != nil && src.Index < len(s.Results) {
			v = l.value(s.Results[src.Index]).restrict(cur)
		}
		r.store(src, v)
	}
}
