package oracle

// funcLit is a value of type func().
func (s *scope) funcLit() *Expr {
	if v := s.any(tFunc, false); v != nil && s.chance(30) {
		return s.read(v)
	}
	if f := s.callable(tVoid); len(f) > 0 && s.chance(15) {
		for _, f := range f {
			if len(f.params) == 0 && !f.bounded && f.recv == tVoid {
				f.used = true
				s.t.edge(f.entry, s.ctx)
				s.fn.cost += s.times * f.cost
				n := s.t.node()
				s.t.edge(f.entry, n)
				return x(tFunc, "@"+f.pkg+"."+f.name).on(n)
			}
		}
	}
	return s.literal(tFunc, tVoid)
}

// pred is a value of type func(string) bool.
func (s *scope) pred() *Expr {
	if v := s.any(tPred, false); v != nil && s.chance(30) {
		return s.read(v)
	}
	if s.chance(30) {
		for _, f := range s.callable(tBool) {
			if len(f.params) == 1 && f.params[0] == tStr && !f.bounded && f.recv == tVoid {
				f.used = true
				s.fn.cost += s.times * f.cost
				s.t.edge(f.entry, s.ctx)
				n := s.t.node(f.out)
				s.t.edge(f.entry, n)
				return x(tPred, "@"+f.pkg+"."+f.name).on(n)
			}
		}
	}
	return s.literal(tPred, tBool, tStr)
}

// literal is a function literal. Whoever can influence the value can influence
// all that happens inside; the expression stands for its result too.
func (s *scope) literal(t, result typ, params ...typ) *Expr {
	c, f := s.closure(result, params...)
	list := ""
	for i, p := range params {
		if i > 0 {
			list += ", "
		}
		list += c.param(p).name + " " + p.String()
	}
	b := c.block(1 + s.r.IntN(3))
	c.end(b)
	s.t.edge(f.entry, s.ctx)
	s.fn.cost += s.times * f.cost
	n := s.t.node(f.out)
	s.t.edge(f.entry, n)
	head := "func(" + list + ") " + result.String() + " {"
	return &Expr{Type: t, Parts: []any{head, b, "}"}, deps: []node{n}}
}

// call0 is a call of a function value without parameters and results.
func (s *scope) invoke(v *variable) *Stmt {
	s.t.edge(v.node, s.ctx)
	return &Stmt{Parts: []any{v.name + "()"}}
}

// end adds the last return of a function, if it has a result.
func (s *scope) end(b *Block) {
	if s.fn.result == tVoid {
		return
	}
	r := s.ret()
	r.Keep = true
	b.Stmts = append(b.Stmts, r)
}

// ret is a return from here.
func (s *scope) ret() *Stmt {
	s.t.edge(s.fn.out, s.ctx)
	if s.depth > 0 {
		s.t.edge(s.fn.flow, s.ctx)
	}
	if s.fn.result == tVoid {
		return &Stmt{Parts: []any{"return"}}
	}
	e := s.expr(s.fn.result, 2)
	s.t.edge(s.fn.out, e.deps...)
	return &Stmt{Parts: []any{"return ", e}}
}

// gateway is a value of the interface effects.Gateway.
func (s *scope) gateway(d int) *Expr {
	o := []option{{weight{5, 5}, func() *Expr {
		e := s.str(d - 1)
		s.t.edge(s.fields["Name"], append(e.deps, s.ctx)...)
		return x(tGw, "(@effects.Real{Name: $1})", e)
	}}, {weight{5, 5}, func() *Expr { return x(tGw, "(&@effects.Fake{})") }}}
	if v := s.any(tGw, false); v != nil {
		o = append(o, option{weight{50, 50}, func() *Expr { return s.read(v) }})
	}
	if f := s.callable(tGw); len(f) > 0 && d > 0 {
		o = append(o, option{weight{30, 30}, func() *Expr { return s.call(f[s.r.IntN(len(f))], d) }})
	}
	return s.choose(o)
}
