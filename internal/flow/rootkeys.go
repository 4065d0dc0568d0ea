package flow

// keyValue is what a library finds under a key: what the code binds it to, and
// configuration elsewhere.
func (r *root) keyValue(s Source, c Class) Value {
	bound := r.cell(s)
	config := r.configured(Source{Kind: Config, Name: s.Name}, r.keyDefault(s.Name, c))
	return bound.join(config.restrict(r.layout.all.minus(bound.domain())))
}

// keyDefault is what the declarations of a key say, and the zero elsewhere.
func (r *root) keyDefault(name string, c Class) Value {
	v := r.cell(Source{Kind: KeyDefault, Name: name})
	if z, ok := c.zero(); ok {
		return v.join(exactly(z, r.layout.all.minus(v.domain())))
	}
	return v.join(unknown(r.layout.all.minus(v.domain())))
}
