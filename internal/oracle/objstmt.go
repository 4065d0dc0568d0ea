package oracle

// send calls a method of an interface.
func (s *scope) send() []*Stmt {
	if s.top < level(pkgEffects) || s.mute {
		return nil
	}
	e := s.gateway(2)
	n := s.fields["gateway"]
	s.t.edge(n, append(e.deps, s.ctx)...)
	s.fn.cost += s.times * 20
	if s.chance(30) {
		return []*Stmt{stmt("if $1.Ready() {$2}", e, s.under(append(e.deps, n)...).block(s.few()))}
	}
	return []*Stmt{stmt("$1.Send()", e)}
}

func (s *scope) typeSwitch() []*Stmt {
	if s.top < level(pkgEffects) {
		return nil
	}
	e := s.gateway(2)
	in := s.under(e.deps...)
	return []*Stmt{stmt("switch @effects.Gateway($1).(type) {\ncase @effects.Real:$2case *@effects.Fake:$3}", e, in.block(s.few()), in.block(s.few()))}
}

// instances makes two objects of one type, sets them differently and asks one.
func (s *scope) instances() []*Stmt {
	if s.pkg == pkgConfig || !s.chance(s.stores) {
		return nil
	}
	ea, eb := s.cfg(1), s.cfg(1)
	a, b := s.local(tCfg, false, ea.deps...), s.local(tCfg, false, eb.deps...)
	out := []*Stmt{stmt("var "+a.name+", "+b.name+" *@config.Config = $1, $2\n_, _ = "+a.name+", "+b.name, ea, eb)}
	for _, v := range []*variable{a, b} {
		if s.chance(70) {
			e := s.str(1)
			s.t.edge(s.fields["Env"], append(e.deps, s.ctx)...)
			out = append(out, stmt(v.name+".Env = $1", e))
		}
	}
	if s.chance(30) {
		v := s.local(tCfg, false, a.node, b.node)
		out = append(out, stmt("for _, "+v.name+" := range []*@config.Config{"+a.name+", "+b.name+"} {\nif "+v.name+".Env == "+s.lit()+" {$1}\n}", s.under(v.node, s.fields["Env"]).block(1)))
		s.vars = s.vars[:len(s.vars)-1]
		return out
	}
	which := []*variable{a, b}[s.r.IntN(2)]
	op := []string{"==", "!="}[s.r.IntN(2)]
	return append(out, stmt("if "+which.name+".Env "+op+" "+s.lit()+" {$1}", s.under(which.node, s.fields["Env"]).block(s.few())))
}

// structCopy copies an object: what follows must not mix up the two.
func (s *scope) structCopy() []*Stmt {
	v := s.any(tCfg, false)
	if v == nil || !s.chance(s.stores) {
		return nil
	}
	c := s.local(tCfg, false, v.node)
	name := s.fresh("v")
	e := s.str(1)
	s.t.edge(s.fields["Env"], append(e.deps, s.ctx)...)
	out := stmt(name+" := *"+v.name+"\n"+c.name+" := &"+name+"\n_ = "+c.name, "")
	return []*Stmt{out, stmt([]string{c.name, v.name, name}[s.r.IntN(3)]+".Env = $1", e)}
}

// pointer writes a variable through its address.
func (s *scope) pointer() []*Stmt {
	v := s.any(tStr, true)
	if v == nil {
		return nil
	}
	p := s.local(tPtr, false, v.node)
	s.t.edge(v.node, p.node)
	e := s.str(2)
	s.t.edge(p.node, append(e.deps, s.ctx)...)
	return []*Stmt{stmt(p.name + " := &" + v.name + "\n_ = " + p.name), stmt("*"+p.name+" = $1", e)}
}

// methodValue binds a method to its receiver before the receiver changes.
func (s *scope) methodValue() []*Stmt {
	v := s.any(tCfg, false)
	if v == nil || s.pkg == pkgConfig {
		return nil
	}
	f := s.local(tPred, false, v.node, s.fields["Env"], s.fields["Mode"], s.fields["Live"], s.fields["Debug"])
	for _, m := range s.funcs {
		if m.recv == tCfg && m.name == "Is" {
			m.used = true
			s.t.edge(m.entry, f.node)
			s.t.edge(f.node, m.out)
		}
	}
	e := s.str(1)
	s.t.edge(f.node, e.deps...)
	return []*Stmt{stmt(f.name + " := " + v.name + ".Is\n_ = " + f.name), stmt("if "+f.name+"($1) {$2}", e, s.under(f.node).block(s.few()))}
}

// callValue calls a function that a variable or a cell holds.
func (s *scope) callValue() []*Stmt {
	v := s.any(tFunc, false)
	if v == nil || s.mute {
		return nil
	}
	s.fn.cost += s.times * 20
	return []*Stmt{s.invoke(v)}
}

// runService makes a service and runs it.
func (s *scope) runService() []*Stmt {
	if s.top < level(pkgMain) || s.mute {
		return nil
	}
	c, live, gw := s.cfg(2), s.boolean(2), s.gateway(2)
	s.t.edge(s.fields["cfg"], append(c.deps, s.ctx)...)
	s.t.edge(s.fields["live"], append(live.deps, s.ctx)...)
	s.t.edge(s.fields["gateway"], append(gw.deps, s.ctx)...)
	s.t.edge(s.fields["Run"], s.ctx, s.fields["cfg"], s.fields["live"], s.fields["gateway"])
	return []*Stmt{stmt("@effects.NewService($1, $2, $3).Run()", c, live, gw)}
}

// loadConfig uses the constructor that can fail.
func (s *scope) loadConfig() []*Stmt {
	if s.top < level(pkgGuards) || s.pkg == pkgConfig {
		return nil
	}
	e := s.str(2)
	s.t.edge(s.fields["Load"], append(e.deps, s.ctx)...)
	v := s.local(tCfg, false, e.deps...)
	s.t.edge(v.node, s.fields["Load result"])
	s.vars = s.vars[:len(s.vars)-1]
	err := s.fresh("err")
	in := s.under(v.node)
	bad := in.block(1)
	in.vars = append(in.vars, v)
	return []*Stmt{stmt("if "+v.name+", "+err+" := @config.Load($1); "+err+" != nil {$2} else {\n_ = "+v.name+"$3}", e, bad, in.block(s.few()))}
}
