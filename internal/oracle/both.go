package oracle

// both writes functions that ask two instances of one type, one after the
// other, in one function and across a call. An analysis that keeps one cell
// for the field of all instances must not conclude that both conditions
// cannot hold.
func (g *gen) both() {
	g.twice = [2]string{g.lit(), g.lit()}
	g.budget += 3 // these are never left out
	one, two := g.twice[0], g.twice[1]
	f := g.newFn(pkgEffects, "Both", tVoid)
	g.t.edge(f.entry, g.fields["Env"])
	s := g.body(f)
	second := s.effect()[0]
	g.declare(pkgEffects, "Second", parts("func Second(c *@config.Config) {\nif c.Env == "+two+" {$1}\n}", &Block{[]*Stmt{second}})...)
	g.declare(pkgEffects, "Both", parts("func Both(a, b *@config.Config) {$1}", &Block{[]*Stmt{
		stmt("if a.Env == "+one+" && b.Env == "+two+" {$1}", &Block{s.effect()}),
		stmt("if a.Env == " + one + " {\n@effects.Second(b)\n}"),
		stmt("if b.Env != "+one+" && a.Env == "+one+" {$1}", &Block{s.effect()}),
	}})...)
	g.fields["Both"] = f.entry
}

// callBoth calls it with instances that differ, most often so that something
// happens.
func (s *scope) callBoth() []*Stmt {
	if s.top < level(pkgMain) || s.mute {
		return nil
	}
	var args [2]*Expr
	for i := range args {
		env := x(tStr, s.twice[i])
		if s.chance(30) {
			env = s.str(1)
		}
		args[i] = x(tCfg, "&@config.Config{Env: $1"+s.rest()+"}", env)
		s.t.edge(s.fields["Env"], append(env.deps, s.ctx)...)
		s.t.edge(s.fields["Both"], append(env.deps, s.ctx)...)
	}
	return []*Stmt{stmt("@effects.Both($1, $2)", args[0], args[1])}
}
