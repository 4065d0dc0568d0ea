package reach

import (
	"cmp"
	"slices"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/flow"
)

// A grading compares three runs of a main: everything configured; bare,
// nothing configured but what the process cannot run without; and bare with
// the credentials of clients, which tells a switch from the presence test of a
// key.
type grading struct {
	cfg                     *config.Config
	view                    env.View
	configured, bare, keyed *flow.Run
	bareSets, keyedSets     map[place]env.Set
	liveSets                map[place]env.Set // with live keys; nil if no code tells them apart
	alive                   env.Set           // where main does not end at once
	started                 env.Set           // where the program is started at all
}

type place struct {
	rule, detail string
	site         flow.Pos
}

func newGrading(cfg *config.Config, res *flow.Result) *grading {
	g := &grading{cfg: cfg}
	g.configured = res.Run(cfg, flow.State{})
	g.started = cfg.Universe.All()
	if cfg.Policy.UnsetImpossible {
		g.started = g.started.Minus(env.Set{}.With(cfg.Universe.Unset()))
	}
	g.view = cfg.Universe.View(g.configured.Mentioned)
	required := g.configured.Required
	g.bare = res.Run(cfg, flow.State{Bare: true, Required: required})
	if g.bare.Returns.Empty() && !g.configured.Returns.Empty() {
		// Of two values one suffices, say: main cannot run bare.
		g.bare = g.configured
	}
	g.keyed = g.bare
	if len(g.configured.Credentials) > 0 {
		g.keyed = res.Run(cfg, flow.State{Bare: true, Required: required, Assumed: g.configured.Credentials})
	}
	g.bareSets, g.keyedSets = sets(g.bare), sets(g.keyed)
	if len(g.configured.Live) > 0 {
		g.liveSets = sets(res.Run(cfg, flow.State{Live: g.configured.Live}))
	}
	g.alive = g.configured.Returns
	for _, op := range g.configured.Operations {
		// A setting may stand before what refuses the environment.
		if r := cfg.Rule(op.Rule); !op.Witness.Initial() && r != nil && r.Kind() == catalog.Effect {
			g.alive = g.alive.Union(op.Set)
		}
	}
	return g
}

func sets(r *flow.Run) map[place]env.Set {
	m := map[place]env.Set{}
	for _, op := range r.Operations {
		m[place{op.Rule, op.Detail, op.Site}] = op.Set
	}
	return m
}

// operations lists everything that a main reaches, and the clients that stand
// for their calls.
func (g *grading) operations(main string) []Operation {
	var out []Operation
	for _, op := range g.configured.Operations {
		rule := g.cfg.Rule(op.Rule)
		if rule == nil {
			continue
		}
		at := place{op.Rule, op.Detail, op.Site}
		kind, call, _ := strings.Cut(op.Detail, " ")
		client := g.credentialOf(op.Rule)
		if client && g.liveSets != nil {
			// A test key has no effect, and code refuses live ones elsewhere.
			op.Set = g.liveSets[at]
		}
		grade := g.grade(g.forbidden(rule, op.Allow), op.Set, g.bareSets[at], g.keyedSets[at], client)
		if rule.Off && grade != Partial {
			// Nobody asked for the rule. A guard asks: who wrote it wants the
			// operation out of some environment, and it gets past.
			continue
		}
		out = append(out, Operation{
			Rule: rule, Call: call, Kind: kind, Pos: position(op.Site), Allow: op.Allow, ByClient: grade == Credential, Hosts: op.Hosts,
			Paths: []Path{{Main: main, Set: op.Set, Bare: g.bareSets[at], Grade: grade, Frames: frames(g.started, op.Witness.Frames())}},
		})
	}
	out = g.withClients(main, out)
	g.allowlists(out)
	slices.SortFunc(out, func(a, b Operation) int {
		return cmp.Or(comparePositions(a.Pos, b.Pos), cmp.Compare(a.Rule.ID, b.Rule.ID), cmp.Compare(a.Call, b.Call))
	})
	return out
}

func comparePositions(p, q Position) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
}

// forbidden are the worlds shown to users in which a rule must not apply. What
// an allow directive says is no guard; a requires directive is all there is to
// say where.
func (g *grading) forbidden(r *catalog.Rule, allow env.Set) env.Set {
	f := Visible(g.view).Minus(g.cfg.MayRun(r))
	if r.Category == catalog.RequiresCategory {
		f = f.Minus(allow)
	}
	return f
}

// grade says what keeps an operation out of the environments forbidden to it.
func (g *grading) grade(f, set, bare, keyed env.Set, credential bool) Grade {
	switch {
	case set.Intersect(f).Empty():
		return Environment
	case keyed.Intersect(f).Empty():
		return Switch
	case credential:
		return Credential
	case bare.Intersect(f).Empty():
		return Switch
	case g.everywhere(bare, f):
		return Unguarded
	}
	return Partial
}

// everywhere reports whether an operation reaches each forbidden column.
func (g *grading) everywhere(bare, f env.Set) bool {
	for _, c := range g.view.Columns {
		w := c.Worlds.Intersect(f)
		if w.Empty() || !bare.Intersect(w).Empty() {
			continue
		}
		// A main that refuses unknown names or a missing variable does not
		// guard anything by it.
		invalid := c.Name == env.UnsetName || c.Name == env.OtherName
		if !invalid || !g.alive.Intersect(w).Empty() {
			return false
		}
	}
	return true
}

// credentialOf reports whether all clients of a rule get what decides where
// they work from configuration, so that without it they do nothing.
func (g *grading) credentialOf(rule string) bool {
	found := false
	for _, c := range g.configured.Clients {
		if c.Rule == rule {
			if len(c.Keys) == 0 {
				return false
			}
			found = true
		}
	}
	for _, c := range g.bare.Clients {
		if c.Rule == rule && c.Constant {
			return false
		}
	}
	return found
}

// withClients adds one operation for each client construction that decides,
// with the number of calls that it stands for. A call that is its own client
// speaks for itself.
func (g *grading) withClients(main string, ops []Operation) []Operation {
	clients := map[Position]Operation{}
	for _, c := range g.configured.Clients {
		calls, bare, hosts := 0, env.Set{}, []string(nil)
		for _, op := range ops {
			if op.Rule.ID == c.Rule && op.ByClient {
				calls++
				bare = bare.Union(op.Paths[0].Bare)
				hosts = append(hosts, op.Hosts...)
			}
		}
		if calls == 0 || len(c.Keys) == 0 {
			continue
		}
		// Several rules can share a client: the first one speaks for all.
		at := position(c.Site)
		if first, ok := clients[at]; ok {
			first.Calls += calls
			first.Paths[0].Bare = first.Paths[0].Bare.Union(bare)
			clients[at] = first
			continue
		}
		slices.Sort(hosts)
		clients[at] = Operation{
			Rule: g.cfg.Rule(c.Rule), Call: strings.Join(c.Keys, ", "), Kind: "client", Pos: at, Calls: calls, Allow: c.Allow, Hosts: slices.Compact(hosts),
			Paths: []Path{{Main: main, Set: c.Set, Bare: bare, Grade: Credential, Frames: frames(g.started, c.Witness.Frames())}},
		}
	}
	for i, op := range ops {
		if c, ok := clients[op.Pos]; ok && op.ByClient {
			ops[i].ByClient, ops[i].Calls, ops[i].Call, ops[i].Kind = false, 1, c.Call, c.Kind
			delete(clients, op.Pos)
		}
	}
	for _, c := range clients {
		ops = append(ops, c)
	}
	return ops
}
