package flow

// A root applies summaries until nothing grows any more. What one does depends
// on where it happens, on the cells that it reads, and on the way that leads to
// it; as long as these stay the same there is nothing to do.

// An application is the last time that a summary was applied somewhere.
type application struct {
	given inputs
	// clock is when, epoch which filling of cells it followed.
	clock, epoch int
	reads        []Source
	returns      Lanes
}

// inputs are what an application depends on beside cells.
type inputs struct {
	cur, creates Lanes
	// path and made are what the way to it is made of.
	path, made *Witness
	// answers is how many results of the method were asked for.
	answers int
}

// A functionCall is the call of a function that a cell holds.
type functionCall struct {
	cell     Source
	function string
}

// once applies a summary, as do does, if what it depends on has changed since
// the application a; nil is none.
func (r *root) once(a *application, given inputs, do func() Lanes) *application {
	if a != nil && !r.gather && a.epoch == r.epoch && a.given == given && !r.changedSince(a) {
		return a
	}
	r.clock++
	a = &application{given: given, clock: r.clock, epoch: r.epoch}
	r.applying = a
	a.returns = do()
	r.applying = nil
	return a
}

func (r *root) changedSince(a *application) bool {
	for _, s := range a.reads {
		if r.changed[s] >= a.clock {
			return true
		}
	}
	return false
}

// start applies a summary with which the program begins.
func (r *root) start(s *Summary, cur Lanes) Lanes {
	a := r.once(r.started[s], inputs{cur: cur}, func() Lanes { return r.apply(s, cur, nil, nil) })
	r.started[s] = a
	return a.returns
}

// apply lets a summary happen in some worlds; it returns where it comes back.
func (r *root) apply(s *Summary, cur Lanes, prefix *Witness, with func(*lifting)) Lanes {
	l := &lifting{from: s.Layout, cur: cur, many: r.many}
	l.actual = func(src Source) Value { return r.actual(src, s.Layout.class[src]) }
	l.rest = func(Source, Atom) (Lanes, bool) { return Lanes{}, false }
	r.learn(s, l)
	for _, ev := range s.Events {
		for _, w := range ev.Ways {
			lanes := l.lanes(w.Lanes)
			if ev.open() {
				lanes = Lanes{}
				for _, c := range l.choose(ev, w.Lanes, r.layout) {
					lanes = lanes.or(c.lanes) // a cell that nobody stores to is no source
				}
			}
			if !lanes.empty() {
				r.happen(ev, l, lanes, prefix, w.Witness)
			}
		}
	}
	if with != nil {
		with(l)
	}
	return l.lanes(s.Returns)
}

// cell is what a cell holds by now. Who applies a summary depends on it.
func (r *root) cell(s Source) Value {
	if r.applying != nil {
		r.applying.reads = append(r.applying.reads, s)
	}
	return r.cells[s]
}

func (r *root) store(s Source, v Value) {
	if k := (Source{Kind: KeyValue, Name: s.Name}); s.Kind == KeyDefault && r.filled[k] {
		r.store(k, v)
	}
	joined := r.cells[s].join(v)
	if !joined.equal(r.cells[s]) {
		r.cells[s], r.changed[s], r.grew = joined, r.clock, true
	}
}
