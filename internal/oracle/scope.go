package oracle

// A variable is a local variable or a cell.
type variable struct {
	name    string
	t       typ
	level   int // of the package of a cell
	mutable bool
	node    node
}

// A scope is a place in a program: what it can see, and what decides whether
// it is reached.
type scope struct {
	*gen
	pkg    string
	top    int // functions of higher packages are not called from here
	fn     *fn // the function that a return leaves
	ctx    node
	vars   []*variable
	depth  int
	times  int  // about how often a loop repeats this place
	inLoop bool // break and continue are possible
	mute   bool // no effects and no calls of functions without results
}

// body is the scope of a function's body.
func (g *gen) body(f *fn) *scope {
	s := &scope{gen: g, pkg: f.pkg, top: level(f.pkg), fn: f, times: 1}
	s.ctx = g.t.node(f.entry, f.flow, nodeExit)
	return s
}

// under is the scope of a block that runs depending on deps.
func (s *scope) under(deps ...node) *scope {
	c := *s
	c.vars = append([]*variable(nil), s.vars...)
	c.depth++
	c.ctx = s.t.node(append(deps, s.ctx)...)
	return &c
}

// closure is the scope of a function literal, and its record.
func (s *scope) closure(result typ, params ...typ) (*scope, *fn) {
	f := s.newFn(s.pkg, "", result, params...)
	c := s.under(f.entry, f.flow)
	c.fn, c.inLoop = f, false
	return c, f
}

// declare makes a new local variable with the dependencies given.
func (s *scope) local(t typ, mutable bool, deps ...node) *variable {
	v := &variable{s.fresh("v"), t, 0, mutable, s.t.node(append(deps, s.ctx)...)}
	s.vars = append(s.vars, v)
	return v
}

// param adds a parameter of f to the scope.
func (s *scope) param(t typ) *variable {
	v := &variable{s.fresh("p"), t, 0, true, s.t.node(s.fn.entry)}
	s.vars = append(s.vars, v)
	return v
}

// visible lists the variables and cells of a type.
func (s *scope) visible(t typ, mutable bool) []*variable {
	var out []*variable
	for _, v := range s.vars {
		if v.t == t && (v.mutable || !mutable) {
			out = append(out, v)
		}
	}
	locals := len(out)
	for _, c := range s.cells {
		if c.t == t && c.level <= s.top && (!mutable || s.chance(s.stores)) {
			out = append(out, c)
		}
	}
	if locals > 0 && locals < len(out) && s.chance(60) {
		out = out[:locals]
	}
	return out
}

// any picks a visible variable, or nil.
func (s *scope) any(t typ, mutable bool) *variable {
	v := s.visible(t, mutable)
	if len(v) == 0 {
		return nil
	}
	return v[s.r.IntN(len(v))]
}

// callable lists the functions with a result of type t that can be called here.
func (s *scope) callable(t typ) []*fn {
	var out []*fn
	for _, f := range s.funcs {
		if f.result == t && level(f.pkg) <= s.top && s.fn.cost+s.times*f.cost < 2000 {
			out = append(out, f)
		}
	}
	return out
}

// call is a call of f with arguments from this place.
func (s *scope) call(f *fn, d int) *Expr {
	f.used = true
	s.fn.cost += s.times * f.cost
	s.t.edge(f.entry, s.ctx)
	e := &Expr{Type: f.result}
	add := func(p ...any) { e.Parts = append(e.Parts, p...) }
	pass := func(a *Expr) {
		s.t.edge(f.entry, a.deps...)
		add(a)
	}
	if f.recv != tVoid {
		pass(s.expr(f.recv, 0))
		add("." + f.name + "(")
	} else {
		add("@" + f.pkg + "." + f.name + "(")
	}
	if f.bounded {
		add([]string{"1", "2", "3"}[s.r.IntN(3)])
	}
	for i, t := range f.params {
		if i > 0 || f.bounded {
			add(", ")
		}
		pass(s.expr(t, d-1))
	}
	add(")")
	return e.on(f.out)
}
