package oracle

// declareOptional writes clients that can be nil: in a field, and in a package
// variable.
func (g *gen) declareOptional(pkg string) {
	g.fields["Client"], g.fields["Spare"] = g.t.node(), g.t.node()
	g.declare(pkg, "Client", "type Client struct{ Key string }")
	g.declare(pkg, "Holder", "type Holder struct {\nClient *@config.Client\nName string\n}")
	g.method(pkg, "Holder", "func (h *Holder) Ready() bool { return h.Client != nil }")
	g.method(pkg, "Holder", "func (h *Holder) Set(c *@config.Client) { h.Client = c }")
	g.declare(pkg, "NewHolder", "func NewHolder(key string) *@config.Holder {\nif key == \"\" {\nreturn &@config.Holder{}\n}\nreturn &@config.Holder{Client: &@config.Client{key}}\n}")
	g.declare(pkg, "Attach", "func Attach(p **@config.Client) { *p = &@config.Client{} }")
	g.declare(pkg, "Spare", "var Spare *@config.Client")
	g.declare(pkg, "HasSpare", "func HasSpare() bool { return @config.Spare != nil }")
}

// holder makes something with a client or without, perhaps changes that, and
// asks.
func (s *scope) holder() []*Stmt {
	if s.pkg == pkgConfig {
		return nil
	}
	h, node := s.fresh("h"), s.fields["Client"]
	e := s.str(1)
	s.t.edge(node, append(e.deps, s.ctx)...)
	out := []*Stmt{stmt(h+" := @config.NewHolder($1)", e)}
	if !s.ordinary() && s.chance(30) {
		out = []*Stmt{stmt(h + " := &@config.Holder{}")}
	}
	out = append(out, stmt("_ = "+h))
	if s.chance(s.stores) || s.chance(20) {
		c := s.boolean(1)
		s.t.edge(node, append(c.deps, s.ctx)...)
		p := s.fresh("p")
		set := []string{
			h + ".Client = $2", h + ".Set($2)", "@config.Attach(&" + h + ".Client)", "*" + h + " = @config.Holder{Client: $2}",
			p + " := &" + h + ".Client\n*" + p + " = $2", "func() { " + h + ".Client = $2 }()",
		}[s.r.IntN(6)]
		client := x(tVoid, []string{"&@config.Client{}", "&@config.Client{}", "nil", "@config.Spare"}[s.r.IntN(4)]).on(s.fields["Spare"])
		s.t.edge(node, client.deps...)
		out = append(out, stmt("if $1 {\n"+set+"\n}", c, client))
	}
	ask := []string{h + ".Ready()", "!" + h + ".Ready()", h + ".Client != nil", h + ".Client == nil"}[s.r.IntN(4)]
	return append(out, stmt("if "+ask+" {$1}", s.under(node).block(s.few())))
}

// spare sets a client that everybody shares, or asks for it.
func (s *scope) spare() []*Stmt {
	if s.pkg == pkgConfig {
		return nil
	}
	node := s.fields["Spare"]
	if s.chance(60) {
		ask := []string{"@config.HasSpare()", "@config.Spare == nil"}[s.r.IntN(2)]
		return []*Stmt{stmt("if "+ask+" {$1}", s.under(node).block(s.few()))}
	}
	c := s.boolean(1)
	s.t.edge(node, append(c.deps, s.ctx)...)
	return []*Stmt{stmt("if $1 {\n@config.Spare = "+[]string{"&@config.Client{}", "nil"}[s.r.IntN(2)]+"\n}", c)}
}
