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
	{pkgConfig, "Put", "func Put[T any](p *T, v T) { *p = v }"},
	{pkgGuards, "Box", "type Box[T any] struct{ v T }"},
	{pkgGuards, "InBox", "func InBox[T any](v T) @guards.Box[T] { return @guards.Box[T]{v} }"},
	{pkgGuards, "Extended", "type Extended struct {\n*@config.Config\nExtra string\n}"},
	{pkgGuards, "Extend", "func Extend(c *@config.Config, s string) @guards.Extended { return @guards.Extended{c, s} }"},
	{pkgGuards, "Not", "func Not(f func(string) bool) func(string) bool {\nreturn func(s string) bool { return !f(s) }\n}"},
	{pkgGuards, "Note", "type Note struct {\nText string\nNext *@guards.Note\n}"},
	{pkgGuards, "Rewrite", "func Rewrite(n *@guards.Note, s string) {\nif s != \"\" {\nn.Text, n.Next = s, n\n}\n}"},
	{pkgGuards, "Fill", "func Fill(list []string, s string) { list[0] = s }"},
	{pkgGuards, "Set", "func Set(b *bool, v bool) { *b = v }"},
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

// rewrite lets a function write to what it is given a pointer to, and asks for
// it afterwards.
func (s *scope) rewrite() []*Stmt {
	if s.top < level(pkgGuards) {
		return nil
	}
	before, after, c := s.str(1), s.str(1), s.boolean(1)
	n := s.t.node(append(append(before.deps, after.deps...), append(c.deps, s.ctx)...)...)
	v := s.fresh("v")
	var out *Stmt
	switch s.r.IntN(4) {
	case 0:
		out = stmt(v+" := []string{$1}\nif $2 {\n@guards.Fill("+v+", $3)\n}\nif "+v+"[0] == "+s.lit()+" {$4}", before, c, after, s.under(n).block(s.few()))
	case 1:
		out = stmt(v+" := &@guards.Note{Text: $1}\nif $2 {\n@guards.Rewrite("+v+", $3)\n}\nif "+v+".Text == "+s.lit()+" {$4}", before, c, after, s.under(n).block(s.few()))
	case 2:
		out = stmt(v+" := &@guards.Note{Text: $1}\nif $2 {\n@guards.Rewrite("+v+", $3)\n}\nif "+v+".Next != nil {$4}", before, c, after, s.under(n).block(s.few()))
	default:
		out = stmt(v+" := "+s.lit()+" == $1\nif $2 {\n@guards.Set(&"+v+", $3 != "+s.lit()+")\n}\nif "+v+" {$4}", before, c, after, s.under(n).block(s.few()))
	}
	return []*Stmt{out}
}
