package oracle

func (g *gen) few() int { return 1 + g.r.IntN(3) }

// some picks functions to write: few in a small program.
func (g *gen) some(all [][]typ) (out [][]typ) {
	for _, i := range g.r.Perm(len(all))[:min(len(all), 1+g.size*len(all)/100)] {
		out = append(out, all[i])
	}
	return out
}

// function writes a function, or a method of recv, with a random body of about
// n statements, and lets the code written later call it.
func (g *gen) function(pkg, name string, recv, result typ, n int, params ...typ) {
	if name == "" {
		name = g.fresh("F")
	}
	f := g.newFn(pkg, name, result, params...)
	f.recv = recv
	s := g.body(f)
	if g.ordinary() && (result == tBool || result == tStr || result == tErr) {
		s.mute = true // a predicate has no effects
		n = g.r.IntN(2)
	}
	head := "func "
	if recv != tVoid {
		v := s.param(recv)
		v.mutable = false
		head += "(" + v.name + " " + recv.String() + ") "
	}
	head += name + "(" + s.list0(params) + ")"
	b := &Block{}
	if result != tVoid && result != tErr && g.chance([]int{20, 2}[g.style]) {
		// A named result, which a deferred function can change late.
		v := &variable{g.fresh("r"), result, 0, true, g.t.node()}
		if result == tCfg || result == tGw {
			v.mutable = false
			v.name = "_"
		}
		g.t.edge(f.out, v.node)
		head += " (" + v.name + " " + result.String() + ")"
		if v.mutable {
			s.vars = append(s.vars, v)
			b.Stmts = append(b.Stmts, s.lateChange(v)...)
		}
	} else {
		head += " " + result.String()
	}
	b.Stmts = append(b.Stmts, s.list(n).Stmts...)
	s.end(b)
	p := parts(head+" {$1}", b)
	if recv != tVoid {
		g.method(pkg, "Config", p...)
	} else {
		g.declare(pkg, name, p...)
	}
	g.register(f)
}

// list0 declares parameters.
func (s *scope) list0(params []typ) string {
	list := ""
	for i, t := range params {
		if i > 0 {
			list += ", "
		}
		v := s.param(t)
		v.mutable = t == tStr || t == tBool
		list += v.name + " " + t.String()
	}
	return list
}

// lateChange defers a change of the named result v.
func (s *scope) lateChange(v *variable) []*Stmt {
	if v.t == tStr && s.chance(50) {
		return nil
	}
	c := s.boolean(1)
	e := s.expr(v.t, 1)
	s.t.edge(v.node, append(c.deps, e.deps...)...)
	return []*Stmt{stmt("defer func() {\nif $1 {\n"+v.name+" = $2\n}\n}()", c, e)}
}

// list is like block, but what it declares stays visible.
func (s *scope) list(n int) *Block {
	b := &Block{}
	for range n {
		b.Stmts = append(b.Stmts, s.stmt()...)
	}
	return b
}

// recursive writes a function that calls itself at most so many times, each
// time with another string.
func (g *gen) recursive(pkg string, result typ) {
	f := g.newFn(pkg, g.fresh("Rec"), result, tStr)
	f.bounded = true
	s := g.body(f)
	n := g.fresh("n")
	p := s.param(tStr)
	b := &Block{}
	base := s.under().ret()
	base.Keep = true
	b.Stmts = append(b.Stmts, &Stmt{Parts: []any{"if " + n + " == 0 {", &Block{[]*Stmt{base}}, "}"}, Keep: true})
	b.Stmts = append(b.Stmts, s.list(g.few()).Stmts...)
	arg := s.str(2)
	g.t.edge(f.entry, arg.deps...)
	again := x(result, "@"+pkg+"."+f.name+"("+n+"-1, $1)", arg)
	if result == tVoid {
		b.Stmts = append(b.Stmts, stmt("$1", again))
	} else {
		b.Stmts = append(b.Stmts, &Stmt{Parts: []any{"return ", again}, Keep: true})
	}
	f.cost *= 4
	g.declare(pkg, f.name, parts("func "+f.name+"("+n+" int, "+p.name+" string) "+result.String()+" {$1}", b)...)
	g.register(f)
}

// initFunc writes a func init that sets cells.
func (g *gen) initFunc(pkg string) {
	if g.chance(40) {
		return
	}
	s := g.body(g.newFn(pkg, "", tVoid))
	b := &Block{}
	for range 1 + g.r.IntN(3) {
		b.Stmts = append(b.Stmts, s.assign()...)
	}
	b.Stmts = append(b.Stmts, s.stmt()...)
	g.p.Decls = append(g.p.Decls, &Decl{Pkg: pkg, Stmt: Stmt{Parts: parts("func init() {$1}", b)}})
}
