package oracle

import "strconv"

func stmt(format string, args ...any) *Stmt { return &Stmt{Parts: parts(format, args...)} }

// block is a list of about n statements in a scope of its own.
func (s *scope) block(n int) *Block { return s.under().list(n) }

// a production makes statements, or nil if it is not possible here.
type production struct {
	weight weight
	deep   bool // has blocks inside
	make   func(*scope) []*Stmt
}

var productions []production

func init() {
	productions = []production{
		{weight{30, 40}, false, (*scope).effect}, {weight{22, 30}, true, (*scope).ifStmt},
		{weight{8, 4}, true, (*scope).switchStmt}, {weight{5, 1}, true, (*scope).tagless},
		{weight{6, 1}, true, (*scope).loop}, {weight{6, 1}, true, (*scope).search},
		{weight{12, 8}, false, (*scope).declareLocal}, {weight{10, 1}, false, (*scope).assign},
		{weight{4, 8}, true, (*scope).early}, {weight{5, 2}, true, (*scope).closureStmt},
		{weight{4, 1}, true, (*scope).deferStmt}, {weight{3, 1}, true, (*scope).goStmt},
		{weight{6, 0}, false, (*scope).setField}, {weight{12, 12}, false, (*scope).callStmt},
		{weight{4, 4}, true, (*scope).errStmt}, {weight{4, 1}, true, (*scope).commaOK},
		{weight{4, 1}, true, (*scope).funcTable}, {weight{3, 1}, true, (*scope).funcList},
		{weight{5, 6}, false, (*scope).send}, {weight{2, 0}, true, (*scope).typeSwitch},
		{weight{2, 0}, true, (*scope).recovered}, {weight{3, 0}, true, (*scope).instances},
		{weight{2, 0}, false, (*scope).pointer}, {weight{3, 1}, true, (*scope).lookup},
		{weight{2, 0}, false, (*scope).structCopy}, {weight{2, 1}, true, (*scope).once},
		{weight{2, 1}, true, (*scope).when}, {weight{2, 0}, true, (*scope).rangeFunc},
		{weight{1, 0}, true, (*scope).channel}, {weight{2, 0}, true, (*scope).methodValue},
		{weight{4, 1}, false, (*scope).callValue}, {weight{4, 0}, false, (*scope).runService},
		{weight{3, 3}, true, (*scope).loadConfig}, {weight{3, 0}, false, (*scope).callBoth},
		{weight{3, 0}, true, (*scope).keep}, {weight{6, 0}, true, (*scope).hand},
		{weight{2, 0}, false, (*scope).setReady}, {weight{5, 1}, true, (*scope).storeInBranch},
		{weight{4, 2}, true, (*scope).holder}, {weight{3, 0}, true, (*scope).spare}, {weight{4, 0}, true, (*scope).rewrite},
	}
}

// deepest is how far blocks nest.
var deepest = [...]int{Adversarial: 4, Ordinary: 2}

// stmt is one statement, sometimes with one that belongs to it.
func (s *scope) stmt() []*Stmt {
	total := 0
	for _, p := range productions {
		total += p.weight[s.style]
	}
	for range 20 {
		n := s.r.IntN(total)
		for _, p := range productions {
			if n -= p.weight[s.style]; n < 0 {
				if p.deep && s.depth > deepest[s.style] {
					break
				}
				if out := p.make(s); out != nil {
					return out
				}
				break
			}
		}
	}
	return s.effect()
}

// effect is what all this is about.
func (s *scope) effect() []*Stmt {
	if s.budget <= 0 || s.mute {
		return []*Stmt{{}}
	}
	s.budget--
	n := len(s.sites) + 1
	s.sites[n] = s.t.node(s.ctx, nodeExit)
	return []*Stmt{stmt("@rec.Effect(" + strconv.Itoa(n) + ")")}
}

func (s *scope) ifStmt() []*Stmt {
	c := s.boolean(2)
	out := stmt("if $1 {$2}", c, s.under(c.deps...).block(s.few()))
	deps := c.deps
	for range s.r.IntN(3) {
		if s.chance(50) {
			break
		}
		c := s.under(deps...).boolean(1)
		deps = append(deps[:len(deps):len(deps)], c.deps...)
		out.Parts = append(out.Parts, parts(" else if $1 {$2}", c, s.under(deps...).block(s.few()))...)
	}
	if s.chance(45) {
		out.Parts = append(out.Parts, parts(" else {$1}", s.under(deps...).block(s.few()))...)
	}
	return []*Stmt{out}
}

func (s *scope) switchStmt() []*Stmt {
	tag := s.str(2)
	perm := s.r.Perm(len(s.pool))
	out := stmt("switch $1 {\n", tag)
	in := s.under(tag.deps...)
	n := 1 + s.r.IntN(3)
	at := s.r.IntN(2 * (n + 1)) // where the default stands, if there is one
	for i := 0; i <= n && len(perm) > 0; i++ {
		if i == at {
			out.Parts = append(out.Parts, parts("default:$1", in.block(s.few()))...)
			continue
		}
		list := strconv.Quote(s.pool[perm[0]])
		perm = perm[1:]
		if len(perm) > 0 && s.chance(40) {
			list += ", " + strconv.Quote(s.pool[perm[0]])
			perm = perm[1:]
		}
		if s.chance(10) {
			list += `, ""`
			perm = nil
		}
		out.Parts = append(out.Parts, parts("case "+list+":$1", in.block(s.few()))...)
		if s.chance(10) && i < n && len(perm) > 0 && i+1 != at {
			out.Parts = append(out.Parts, "fallthrough\n")
		}
	}
	out.Parts = append(out.Parts, "}")
	if t := out.Parts; len(t) > 1 && t[len(t)-2] == "fallthrough\n" {
		out.Parts = append(t[:len(t)-2], "}")
	}
	return []*Stmt{out}
}

func (s *scope) tagless() []*Stmt {
	out := stmt("switch {\n")
	var deps []node
	for range 1 + s.r.IntN(3) {
		c := s.under(deps...).boolean(1)
		deps = append(deps, c.deps...)
		out.Parts = append(out.Parts, parts("case $1:$2", c, s.under(deps...).block(s.few()))...)
	}
	if s.chance(50) {
		out.Parts = append(out.Parts, parts("default:$1", s.under(deps...).block(s.few()))...)
	}
	out.Parts = append(out.Parts, "}")
	return []*Stmt{out}
}

func (s *scope) early() []*Stmt {
	if s.fn.name == "main" || s.depth == 0 && s.chance(40) {
		return nil // else little would run
	}
	c := s.boolean(2)
	in := s.under(c.deps...)
	b := in.block(s.r.IntN(2))
	b.Stmts = append(b.Stmts, in.ret())
	return []*Stmt{stmt("if $1 {$2}", c, b)}
}

func (s *scope) declareLocal() []*Stmt {
	t := []typ{tStr, tStr, tStr, tBool, tBool, tCfg, tErr, tPred, tFunc, tPtr, tGw}[s.r.IntN(11)]
	if t == tGw && s.top < level(pkgEffects) {
		t = tBool
	}
	e := s.expr(t, 3)
	v := s.local(t, t != tFunc && t != tPred, e.deps...)
	s.back(e, v)
	return []*Stmt{stmt("var "+v.name+" "+t.String()+" = $1\n_ = "+v.name, e)}
}

// back makes a value that can be called, or written through, share the fate of
// the variable that holds it.
func (s *scope) back(e *Expr, v *variable) {
	if v.t == tFunc || v.t == tPred || v.t == tPtr || v.t == tGw {
		for _, d := range e.deps {
			s.t.edge(d, v.node)
		}
	}
}

func (s *scope) assign() []*Stmt {
	t := []typ{tStr, tStr, tBool, tBool, tErr, tCfg, tGw, tFunc, tPtr}[s.r.IntN(9)]
	if t == tGw && s.top < level(pkgEffects) {
		return nil
	}
	if t == tPtr {
		v := s.any(tPtr, false)
		if v == nil {
			return nil
		}
		e := s.str(2)
		s.t.edge(v.node, append(e.deps, s.ctx)...)
		return []*Stmt{stmt("*"+v.name+" = $1", e)}
	}
	v := s.any(t, true)
	if v == nil {
		return nil
	}
	in := s
	if t == tFunc {
		// A stored function must not be able to reach the call of its cell.
		in = s.under()
		in.top = min(in.top, level(pkgGuards))
		in.vars = nil
	}
	e := in.expr(t, 3)
	s.t.edge(v.node, append(e.deps, s.ctx)...)
	s.back(e, v)
	if (t == tStr || t == tBool) && !s.ordinary() && s.chance(10) {
		return []*Stmt{stmt("@config.Put(&"+v.name+", $1)", e)}
	}
	return []*Stmt{stmt(v.name+" = $1", e)}
}

// storeInBranch stores to a package variable in some ways only, and asks at once
// whether it still is what it began with.
func (s *scope) storeInBranch() []*Stmt {
	t := []typ{tStr, tBool}[s.r.IntN(2)]
	var cells []*variable
	for _, c := range s.cells {
		if c.t == t && c.level <= s.top {
			cells = append(cells, c)
		}
	}
	if len(cells) == 0 || !s.chance(s.stores) {
		return nil
	}
	v := cells[s.r.IntN(len(cells))]
	c := s.boolean(1)
	in := s.under(c.deps...)
	e := in.expr(t, 2)
	s.t.edge(v.node, append(e.deps, in.ctx)...)
	zero := map[typ]string{tStr: v.name + ` == ""`, tBool: "!" + v.name}[t]
	set := v.name + " = $2"
	if s.chance(30) {
		set = "@config.Put(&" + v.name + ", $2)"
	}
	return []*Stmt{stmt("if $1 {\n"+set+"\n}", c, e), stmt("if "+zero+" {$1}", s.under(v.node).block(s.few()))}
}

func (s *scope) setField() []*Stmt {
	v := s.any(tCfg, false)
	if v == nil || !s.chance(s.stores) {
		return nil
	}
	n := []string{"Env", "Env", "Mode", "Live", "Debug"}[s.r.IntN(5)]
	t := tStr
	if n == "Live" || n == "Debug" {
		t = tBool
	}
	e := s.expr(t, 2)
	s.t.edge(s.fields[n], append(e.deps, v.node, s.ctx)...)
	return []*Stmt{stmt(v.name+"."+n+" = $1", e)}
}

// callStmt calls a function without a result, or throws a result away.
func (s *scope) callStmt() []*Stmt {
	t := []typ{tVoid, tVoid, tVoid, tBool, tErr}[s.r.IntN(5)]
	fs := s.callable(t)
	if len(fs) == 0 || s.mute {
		return nil
	}
	e := s.call(fs[s.r.IntN(len(fs))], 2)
	if t != tVoid {
		return []*Stmt{stmt("_ = $1", e)}
	}
	return []*Stmt{stmt("$1", e)}
}
