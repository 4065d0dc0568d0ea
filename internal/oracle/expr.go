package oracle

import "strconv"

// An option is one production of the grammar with its weight.
type option struct {
	weight weight
	make   func() *Expr
}

func (g *gen) choose(options []option) *Expr {
	total := 0
	for _, o := range options {
		total += o.weight[g.style]
	}
	if total == 0 {
		return options[0].make() // there is nothing of this style yet
	}
	n := g.r.IntN(total)
	for _, o := range options {
		if n -= o.weight[g.style]; n < 0 {
			return o.make()
		}
	}
	panic("unreachable")
}

// expr is an expression of type t that nests about d deep.
func (s *scope) expr(t typ, d int) *Expr {
	switch t {
	case tStr:
		return s.str(d)
	case tBool:
		return s.boolean(d)
	case tErr:
		return s.err(d)
	case tCfg:
		return s.cfg(d)
	case tGw:
		return s.gateway(d)
	case tFunc:
		return s.funcLit()
	case tPred:
		return s.pred()
	case tPtr:
		if v := s.any(tPtr, false); v != nil && s.chance(50) {
			return x(t, v.name).on(v.node)
		}
		if v := s.any(tStr, true); v != nil {
			// Whoever has the pointer can write: both depend on each other.
			n := s.t.node(v.node)
			s.t.edge(v.node, n)
			return x(t, "&"+v.name).on(n)
		}
		return x(t, "new(string)")
	}
	panic("no expression of type " + t.String())
}

func (s *scope) read(v *variable) *Expr { return x(v.t, v.name).on(v.node) }

func (s *scope) field(t typ, c *Expr) *Expr {
	names := []string{"Env", "Mode"}
	if t == tBool {
		names = []string{"Live", "Debug"}
	}
	n := names[s.r.IntN(2)]
	return x(t, "$1."+n, c).on(s.fields[n])
}

// str is a string, most often a name of an environment.
func (s *scope) str(d int) *Expr {
	if s.ordinary() {
		d = min(d, 1)
	}
	o := []option{{weight{20, 20}, func() *Expr { return x(tStr, `os.Getenv("APP_ENV")`) }}, {weight{2, 0}, func() *Expr { return x(tStr, s.lit()) }}}
	if v := s.any(tStr, false); v != nil {
		o = append(o, option{weight{50, 50}, func() *Expr { return s.read(v) }})
	}
	if v := s.any(tPtr, false); v != nil {
		o = append(o, option{weight{6, 0}, func() *Expr { return x(tStr, "*"+v.name).on(v.node) }})
	}
	if v := s.any(tCfg, false); v != nil {
		o = append(o, option{weight{20, 40}, func() *Expr { return s.field(tStr, s.read(v)) }})
	}
	if f := s.callable(tStr); len(f) > 0 && d > 0 {
		o = append(o, option{weight{15, 6}, func() *Expr { return s.call(f[s.r.IntN(len(f))], d) }})
	}
	if d > 0 {
		o = append(o,
			option{weight{3, 3}, func() *Expr { return x(tStr, "strings.ToLower($1)", s.str(d-1)) }},
			option{weight{2, 1}, func() *Expr { return x(tStr, "strings.TrimSpace($1)", s.str(d-1)) }},
			option{weight{2, 0}, func() *Expr { return x(tStr, `strings.TrimPrefix($1, "pro")`, s.str(d-1)) }},
			option{weight{2, 2}, func() *Expr { return x(tStr, "cmp.Or($1, $2)", s.str(d-1), s.lit()) }},
			option{weight{5, 15}, func() *Expr { return x(tStr, `@config.GetEnv("APP_ENV", $1)`, s.lit()) }},
			option{weight{2, 0}, func() *Expr { return x(tStr, `$1 + "-eu"`, s.str(d-1)) }},
		)
		o = append(o, s.carriedStrings(d)...)
	}
	if d > 0 && s.top >= level(pkgGuards) {
		o = append(o, option{weight{3, 0}, func() *Expr { return x(tStr, "@guards.Pick($1, $2, $3)", s.boolean(d-1), s.str(d-1), s.str(d-1)) }})
	}
	return s.choose(o)
}

// boolean is a condition.
func (s *scope) boolean(d int) *Expr {
	if s.ordinary() {
		d = min(d, 1)
	}
	o := []option{{weight{12, 40}, func() *Expr { return x(tBool, "$1 == "+s.lit(), s.str(d)) }}, {weight{8 + 4*s.depth, 18}, func() *Expr { return x(tBool, "$1 != "+s.lit(), s.str(d)) }}}
	if len(s.p.Free) > 0 {
		o = append(o, option{weight{5, 12}, s.free})
	}
	if v := s.any(tBool, false); v != nil {
		o = append(o, option{weight{15, 20}, func() *Expr { return s.read(v) }})
	}
	if v := s.any(tCfg, false); v != nil {
		o = append(o, option{weight{8, 15}, func() *Expr { return s.field(tBool, s.read(v)) }})
	}
	if v := s.any(tPred, false); v != nil {
		o = append(o, option{weight{10, 3}, func() *Expr {
			a := s.str(d - 1)
			s.t.edge(v.node, a.deps...)
			s.t.edge(v.node, s.ctx)
			return x(tBool, v.name+"($1)", a).on(v.node)
		}})
	}
	if f := s.callable(tBool); len(f) > 0 && d >= 0 {
		o = append(o, option{weight{20, 36}, func() *Expr { return s.call(f[s.r.IntN(len(f))], d) }})
	}
	if f := s.callable(tErr); len(f) > 0 && d >= 0 {
		op := []string{"==", "!="}[s.r.IntN(2)]
		o = append(o, option{weight{6, 3}, func() *Expr { return x(tBool, "$1 "+op+" nil", s.call(f[s.r.IntN(len(f))], d)) }})
	}
	if d <= 0 {
		return s.choose(o)
	}
	o = append(o,
		option{weight{14, 8}, func() *Expr { return s.logic("&&", d) }},
		option{weight{12, 8}, func() *Expr { return s.logic("||", d) }},
		option{weight{8, 8}, func() *Expr { return x(tBool, "!($1)", s.boolean(d-1)) }},
		option{weight{4, 3}, func() *Expr { return x(tBool, `$1 == ""`, s.str(d-1)) }},
		option{weight{2, 0}, func() *Expr { return x(tBool, "$1 == $2", s.str(d-1), s.str(d-1)) }},
		option{weight{2, 0}, func() *Expr { return x(tBool, "($1) == ($2)", s.boolean(d-1), s.boolean(d-1)) }},
		option{weight{2, 2}, func() *Expr { return x(tBool, "strings.HasPrefix($1, "+s.prefix()+")", s.str(d-1)) }},
		option{weight{2, 1}, func() *Expr { return x(tBool, "strings.Contains($1, "+s.prefix()+")", s.str(d-1)) }},
		option{weight{2, 2}, func() *Expr { return x(tBool, "strings.EqualFold($1, "+s.lit()+")", s.str(d-1)) }},
		option{weight{2, 2}, func() *Expr { return x(tBool, "slices.Contains([]string{"+s.lits(2)+"}, $1)", s.str(d-1)) }},
		option{weight{3, 1}, func() *Expr { return x(tBool, "map[string]bool{"+s.rows()+"}[$1]", s.str(d-1)) }},
		option{weight{2, 0}, func() *Expr { return x(tBool, "$1 < "+s.lit(), s.str(d-1)) }},
		option{weight{2, 0}, func() *Expr { return x(tBool, "len($1) > "+strconv.Itoa(s.r.IntN(10)), s.str(d-1)) }},
	)
	o = append(o, s.carriedConditions(d)...)
	if s.top >= level(pkgGuards) {
		o = append(o, option{weight{3, 2}, func() *Expr { return x(tBool, "@guards.AnyOf($1, "+s.lits(2)+")", s.str(d-1)) }})
	}
	return s.choose(o)
}

// logic joins two conditions. The right one may call functions, which then
// run depending on the left one.
func (s *scope) logic(op string, d int) *Expr {
	l := s.boolean(d - 1)
	r := s.under(l.deps...).boolean(d - 1)
	return x(tBool, "($1 "+op+" $2)", l, r)
}

// free is a condition that has nothing to do with the environment.
func (s *scope) free() *Expr {
	name := strconv.Quote(s.p.Free[s.r.IntN(len(s.p.Free))])
	return x(tBool, []string{"os.Getenv(" + name + `) == "1"`, "@config.Flag(" + name + ")"}[s.r.IntN(2)]).on(nodeFree)
}

func (g *gen) prefix() string {
	return []string{`"prod"`, `"dev"`, `"pro"`, `"st"`, `"P"`}[g.r.IntN(5)]
}

// rows is the inside of a table from names to booleans.
func (g *gen) rows() string {
	s := ""
	for i, j := range g.r.Perm(len(g.pool))[:1+g.r.IntN(3)] {
		if i > 0 {
			s += ", "
		}
		s += strconv.Quote(g.pool[j]) + ": " + strconv.FormatBool(g.chance(80))
	}
	return s
}

func (s *scope) err(d int) *Expr {
	o := []option{{weight{10, 12}, func() *Expr { return x(tErr, "nil") }}, {weight{8, 8}, func() *Expr { return x(tErr, `errors.New("no")`) }}, {weight{6, 6}, func() *Expr { return x(tErr, "@config.ErrNo") }}}
	if v := s.any(tErr, false); v != nil {
		o = append(o, option{weight{10, 2}, func() *Expr { return s.read(v) }})
	}
	if f := s.callable(tErr); len(f) > 0 && d > 0 {
		o = append(o, option{weight{10, 4}, func() *Expr { return s.call(f[s.r.IntN(len(f))], d) }})
	}
	return s.choose(o)
}

// cfg is a configuration: an instance that exists, or a new one.
func (s *scope) cfg(d int) *Expr {
	o := []option{{weight{8, 0}, func() *Expr {
		env, live := s.str(d-1), s.boolean(d-1)
		s.t.edge(s.fields["Env"], append(env.deps, s.ctx)...)
		s.t.edge(s.fields["Live"], append(live.deps, s.ctx)...)
		return x(tCfg, "(&@config.Config{Env: $1, Live: $2"+s.rest()+"})", env, live)
	}}}
	o = append(o, option{weight{5, 0}, func() *Expr {
		env, live := s.str(d-1), s.boolean(d-1)
		s.t.edge(s.fields["Env"], append(env.deps, s.ctx)...)
		s.t.edge(s.fields["Live"], append(live.deps, s.ctx)...)
		return x(tCfg, "@config.New(@config.WithEnv($1), @config.WithLive($2))", env, live)
	}})
	if v := s.any(tCfg, false); v != nil {
		o = append(o, option{weight{60, 60}, func() *Expr { return s.read(v) }})
	}
	if f := s.callable(tCfg); len(f) > 0 && d > 0 {
		o = append(o, option{weight{12, 0}, func() *Expr { return s.call(f[s.r.IntN(len(f))], d) }})
	}
	return s.choose(o)
}
