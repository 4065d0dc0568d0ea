package oracle

import "strconv"

// loop runs over a constant list and compares.
func (s *scope) loop() []*Stmt {
	c := s.under()
	c.inLoop = true
	c.times *= 3
	item := c.local(tStr, false)
	var cond *Expr
	if s.chance(70) {
		e := s.str(1)
		cond = x(tBool, item.name+" == $1", e)
	} else {
		cond = c.boolean(1)
	}
	in := c.under(cond.deps...)
	b := in.block(s.few())
	if s.chance(40) {
		// What follows, and the next round, depend on the condition.
		s.t.edge(c.ctx, cond.deps...)
		b.Stmts = append(b.Stmts, stmt([]string{"break", "continue"}[s.r.IntN(2)]))
	}
	rest := c.block(s.r.IntN(2))
	return []*Stmt{stmt("for _, "+item.name+" := range []string{"+s.lits(1+s.r.IntN(4))+"} {\n_ = "+item.name+"\nif $1 {$2}\n$3}", cond, b, rest)}
}

// search is the hand-written "contains".
func (s *scope) search() []*Stmt {
	e := s.str(1)
	v := s.local(tBool, true, e.deps...)
	item := s.fresh("v")
	stop := ""
	if s.chance(60) {
		stop = "\nbreak"
	}
	out := stmt(v.name+" := false\nfor _, "+item+" := range []string{"+s.lits(1+s.r.IntN(3))+"} {\nif "+item+" == $1 {\n"+v.name+" = true"+stop+"\n}\n}\n_ = "+v.name, e)
	not := []string{"", "!"}[s.r.IntN(2)]
	return []*Stmt{out, stmt("if "+not+v.name+" {$1}", s.under(v.node).block(s.few()))}
}

func (s *scope) closureStmt() []*Stmt {
	if s.chance(30) {
		e := s.literal(tFunc, tVoid)
		return []*Stmt{stmt("$1()", e)}
	}
	e := s.literal(tFunc, tVoid)
	v := s.local(tFunc, false, e.deps...)
	s.back(e, v)
	between := s.stmt()
	out := append([]*Stmt{stmt(v.name+" := $1", e)}, between...)
	if s.chance(50) {
		c := s.boolean(2)
		return append(out, stmt("if $1 {$2}", c, &Block{[]*Stmt{s.under(c.deps...).invoke(v)}}), stmt("_ = "+v.name))
	}
	return append(out, s.invoke(v))
}

func (s *scope) deferStmt() []*Stmt {
	if s.inLoop {
		return nil
	}
	if v := s.any(tFunc, false); v != nil && s.chance(20) {
		s.t.edge(v.node, s.ctx)
		return []*Stmt{stmt("defer " + v.name + "()")}
	}
	// A deferred function runs late: whatever the function does matters.
	e := s.literal(tFunc, tVoid)
	s.t.edge(e.deps[0], s.ctx)
	return []*Stmt{stmt("defer $1()", e)}
}

func (s *scope) goStmt() []*Stmt {
	c, f := s.closure(tVoid)
	a := s.str(2)
	s.t.edge(f.entry, append(a.deps, s.ctx)...)
	p := c.param(tStr)
	b := c.block(s.few())
	s.fn.cost += s.times * f.cost
	wg := s.fresh("wg")
	return []*Stmt{stmt("var "+wg+" sync.WaitGroup\n"+wg+".Add(1)\ngo func("+p.name+" string) {\ndefer "+wg+".Done()$1}($2)\n"+wg+".Wait()", b, a)}
}

// recovered swallows a panic; what follows it inside does not run.
func (s *scope) recovered() []*Stmt {
	c, f := s.closure(tVoid)
	s.t.edge(f.entry, s.ctx)
	cond := c.boolean(2)
	s.t.edge(f.flow, cond.deps...)
	before, b := c.block(1), c.block(s.few())
	s.fn.cost += s.times * f.cost
	return []*Stmt{stmt("func() {\ndefer func() {\nif recover() != nil {$4}\n}()\n$1if $2 {\npanic(\"no\")\n}\n$3}()", before, cond, b, c.under(f.flow).block(1))}
}

func (s *scope) once() []*Stmt {
	e := s.literal(tFunc, tVoid)
	s.t.edge(e.deps[0], s.ctx)
	v := s.fresh("v")
	return []*Stmt{stmt("var "+v+" sync.Once\n"+v+".Do($1)", e)}
}

// when hands a function to somebody else, who may call it.
func (s *scope) when() []*Stmt {
	if s.top < level(pkgGuards) || s.pkg == pkgGuards {
		return nil
	}
	c := s.boolean(2)
	e := s.literal(tFunc, tVoid)
	s.t.edge(e.deps[0], append(c.deps, s.ctx)...)
	return []*Stmt{stmt("@guards.When($1, $2)", c, e)}
}

func (s *scope) rangeFunc() []*Stmt {
	c := s.under()
	c.times *= 3
	item := c.local(tStr, false)
	cond := x(tBool, item.name+" == $1", s.str(1))
	in := c.under(cond.deps...)
	b := in.block(s.few())
	if s.chance(30) {
		s.t.edge(c.ctx, cond.deps...)
		b.Stmts = append(b.Stmts, stmt("break"))
	}
	return []*Stmt{stmt("for "+item.name+" := range slices.Values([]string{"+s.lits(2)+"}) {\nif $1 {$2}\n}", cond, b)}
}

func (s *scope) channel() []*Stmt {
	e := s.str(2)
	v := s.local(tStr, true, e.deps...)
	ch := s.fresh("ch")
	return []*Stmt{stmt(ch+" := make(chan string, 1)\n"+ch+" <- $1\n"+v.name+" := <-"+ch+"\n_ = "+v.name, e),
		stmt("if "+v.name+" == "+s.lit()+" {$1}", s.under(v.node).block(1))}
}

func (s *scope) errStmt() []*Stmt {
	fs := s.callable(tErr)
	if len(fs) == 0 {
		return nil
	}
	e := s.call(fs[s.r.IntN(len(fs))], 2)
	v := s.fresh("err")
	in := s.under(e.deps...)
	b := in.block(s.few())
	op := "!="
	if s.chance(30) {
		op = "=="
	} else if s.chance(30) {
		b.Stmts = append(b.Stmts, in.ret())
	}
	return []*Stmt{stmt("if "+v+" := $1; "+v+" "+op+" nil {$2}", e, b)}
}

// commaOK looks into a table, here or in another package.
func (s *scope) commaOK() []*Stmt {
	e := s.str(2)
	v, ok := s.local(tBool, true, e.deps...), s.local(tBool, true, e.deps...)
	table := []string{"map[string]bool{" + s.rows() + "}", "@config.Table"}[s.r.IntN(2)]
	return []*Stmt{stmt(v.name+", "+ok.name+" := "+table+"[$1]\n_, _ = "+v.name+", "+ok.name, e),
		stmt("if "+[]string{"", "!"}[s.r.IntN(2)]+[]string{v.name, ok.name}[s.r.IntN(2)]+" {$1}", s.under(e.deps...).block(s.few()))}
}

func (s *scope) lookup() []*Stmt {
	v, ok := s.local(tStr, true), s.local(tBool, true)
	in := s.under(v.node, ok.node)
	return []*Stmt{stmt(v.name + ", " + ok.name + ` := os.LookupEnv("APP_ENV")` + "\n_, _ = " + v.name + ", " + ok.name),
		stmt("if "+[]string{"", "!"}[s.r.IntN(2)]+ok.name+" {$1}", in.block(s.few()))}
}

// funcTable dispatches through a table of functions.
func (s *scope) funcTable() []*Stmt {
	e := s.str(2)
	in := s.under(e.deps...)
	out := &Stmt{}
	v := s.fresh("v")
	add := func(p ...any) { out.Parts = append(out.Parts, p...) }
	add("if " + v + ", ok := map[string]func(){\n")
	for _, j := range s.r.Perm(len(s.pool))[:1+s.r.IntN(3)] {
		add(strconv.Quote(s.pool[j])+": ", in.literal(tFunc, tVoid), ",\n")
	}
	add("}[", e, "]; ok {\n"+v+"()\n}")
	return []*Stmt{out}
}

// funcList calls functions in a row.
func (s *scope) funcList() []*Stmt {
	v := s.fresh("v")
	out := &Stmt{Parts: []any{"for _, " + v + " := range []func(){\n"}}
	for range 1 + s.r.IntN(3) {
		out.Parts = append(out.Parts, s.literal(tFunc, tVoid), ",\n")
	}
	out.Parts = append(out.Parts, "} {\n"+v+"()\n}")
	return []*Stmt{out}
}
