package oracle

// carriers are declarations through which values pass without a variable of
// their own type: contexts, atomics, generic types, embedded fields, functions
// that wrap functions.
var carriers = []struct{ pkg, name, source string }{
	{pkgConfig, "nameKey", "type nameKey struct{}"},
	{pkgConfig, "WithName", "func WithName(s string) context.Context {\nreturn context.WithValue(context.Background(), @config.nameKey{}, s)\n}"},
	{pkgConfig, "NameOf", "func NameOf(ctx context.Context) string {\ns, _ := ctx.Value(@config.nameKey{}).(string)\nreturn s\n}"},
	{pkgConfig, "ready", "var ready atomic.Bool"},
	{pkgConfig, "SetReady", "func SetReady(b bool) { @config.ready.Store(b) }"},
	{pkgConfig, "Ready", "func Ready() bool { return @config.ready.Load() }"},
	{pkgGuards, "Box", "type Box[T any] struct{ v T }"},
	{pkgGuards, "InBox", "func InBox[T any](v T) @guards.Box[T] { return @guards.Box[T]{v} }"},
	{pkgGuards, "Extended", "type Extended struct {\n*@config.Config\nExtra string\n}"},
	{pkgGuards, "Extend", "func Extend(c *@config.Config, s string) @guards.Extended { return @guards.Extended{c, s} }"},
	{pkgGuards, "Not", "func Not(f func(string) bool) func(string) bool {\nreturn func(s string) bool { return !f(s) }\n}"},
	{pkgGuards, "Row", "type Row struct {\nLive bool\nName string\n}"},
}

// declareCarriers writes those of a package.
func (g *gen) declareCarriers(pkg string) {
	for _, c := range carriers {
		if c.pkg == pkg {
			g.declare(pkg, c.name, c.source)
		}
	}
	switch pkg {
	case pkgConfig:
		g.fields["name in context"], g.fields["ready"] = g.t.node(), g.t.node()
	case pkgGuards:
		g.method(pkgGuards, "Box", "func (b @guards.Box[T]) Get() T { return b.v }")
	}
}

// carriedStrings are strings that went through something.
func (s *scope) carriedStrings(d int) []option {
	o := []option{
		{weight{2, 1}, func() *Expr { return x(tStr, "any($1).(string)", s.str(d-1)) }},
		{weight{3, 1}, func() *Expr {
			e, n := s.str(d-1), s.fields["name in context"]
			s.t.edge(n, append(e.deps, s.ctx)...)
			return x(tStr, "@config.NameOf(@config.WithName($1))", e).on(n)
		}},
	}
	if s.top >= level(pkgGuards) {
		o = append(o, option{weight{2, 1}, func() *Expr { return x(tStr, "@guards.InBox($1).Get()", s.str(d-1)) }})
		if v := s.any(tCfg, false); v != nil {
			o = append(o, option{weight{2, 1}, func() *Expr {
				f := []string{"Env", "Mode", "Extra"}[s.r.IntN(3)]
				e := x(tStr, "@guards.Extend($1, $2)."+f, s.read(v), s.str(d-1))
				if f != "Extra" {
					e.on(s.fields[f])
				}
				return e
			}})
		}
	}
	return o
}

// carriedConditions are conditions that went through something.
func (s *scope) carriedConditions(d int) []option {
	o := []option{{weight{3, 1}, func() *Expr { return x(tBool, "@config.Ready()").on(s.fields["ready"]) }}}
	if s.top >= level(pkgGuards) {
		o = append(o,
			option{weight{2, 1}, func() *Expr { return x(tBool, "@guards.InBox($1).Get()", s.boolean(d-1)) }},
			option{weight{2, 1}, func() *Expr {
				f, a := s.pred(), s.str(d-1)
				for _, n := range f.deps {
					s.t.edge(n, append(a.deps, s.ctx)...)
				}
				return x(tBool, "@guards.Not($1)($2)", f, a)
			}},
			option{weight{2, 1}, func() *Expr {
				return x(tBool, "map[string]@guards.Row{"+s.lit()+": {Live: "+[]string{"true", "false"}[s.r.IntN(2)]+"}}[$1].Live", s.str(d-1))
			}},
		)
	}
	return o
}

// setReady stores to the atomic.
func (s *scope) setReady() []*Stmt {
	e := s.boolean(1)
	s.t.edge(s.fields["ready"], append(e.deps, s.ctx)...)
	return []*Stmt{stmt("@config.SetReady($1)", e)}
}
