package flow

import "go/types"

// At a call every source of the callee is something here: an argument, what a
// closure captured, a cell.

// lifting prepares the composition of a summary at the current place.
func (e *evaluation) lifting(s *Summary, args, bindings []Value) *lifting {
	l := &lifting{from: s.Layout, cur: e.cur}
	l.actual = func(src Source) Value { return e.actual(src, s.Layout.class[src], args, bindings) }
	l.rest = func(src Source, a Atom) (Lanes, bool) {
		e.lay.wantRow(src, a)
		blk := e.lay.index[src]
		if blk == nil {
			return Lanes{}, false
		}
		_, isRow := blk.row(a)
		return blk.rest(), isRow
	}
	// Several reads of a cell may disagree wherever this function does not
	// itself fix the cell; only a root can tell.
	l.many = func(b *Block, v Value) Lanes {
		loose := v.top
		for _, p := range v.parts {
			if p.atom.Kind == kindSym {
				loose = loose.or(p.lanes)
				if blk := e.lay.index[p.atom.Src]; blk != nil {
					loose = loose.minus(blk.rest())
				}
			}
		}
		return loose
	}
	e.liftComparisons(s, l)
	for _, b := range s.Layout.Blocks {
		l.ask(b)
		e.liftMentions(b, l)
		if !b.Source.settled() && b.Multi {
			e.reads[b.Source]++
		}
	}
	return l
}

// liftMentions carries the comparisons of a callee to what it compared.
func (e *evaluation) liftMentions(b *Block, l *lifting) {
	if len(b.Mentions) == 0 {
		return
	}
	v := l.of(b.Source)
	holds := holdsEnvironment(e.universe(), v)
	for _, m := range b.Mentions {
		if holds {
			e.mentionSpelling(strAtom(m))
		}
		for _, p := range v.parts {
			if p.atom.Kind == kindSym {
				e.lay.wantRow(p.atom.Src, strAtom(m))
				e.lay.mention(p.atom.Src, strAtom(m))
			}
		}
	}
}

// actual is the value that a source of the callee, of class c, has here.
func (e *evaluation) actual(s Source, c Class, args, bindings []Value) Value {
	if s.Via != "" {
		base, name, arg := s.plainly()
		if with, ok := s.comparing(); ok {
			x, y := e.actual(base, with.class, args, bindings), e.comparandHere(with, args, bindings)
			if name == sameFoldView {
				return e.testStrings("fold", x, y)
			}
			return e.same(x, y)
		}
		return e.look(e.actual(base, Text, args, bindings), name, arg)
	}
	switch s.Kind {
	case Param:
		if s.Index < len(args) {
			return args[s.Index]
		}
	case EnvParam:
		if s.Index < len(args) {
			return e.getenv(args[s.Index])
		}
	case KeyParam:
		if s.Index < len(args) {
			return e.lookUp(args[s.Index], s.keyClass())
		}
	case Element:
		if s.Index < len(args) {
			if v, known := args[s.Index].fields[s.Name]; known {
				return v
			}
		}
	case Free:
		if s.Index < len(bindings) {
			return e.capturedValue(bindings[s.Index])
		}
	case VarCell:
		e.countRead(s)
		return e.readVar(s, c)
	default:
		e.countRead(s)
		return e.lay.read(s, c)
	}
	return unknown(e.lay.all)
}

// capturedValue is what a captured variable can hold whenever the closure
// runs.
func (e *evaluation) capturedValue(b Value) Value {
	out := unknown(b.top)
	for _, p := range b.parts {
		switch {
		case p.atom.Kind == kindObj && p.atom.S == "":
			v := e.shared[memKey{p.atom.Ref, ""}]
			if v.empty() {
				v = unknown(p.lanes)
			}
			out = out.join(v)
		case p.atom.Kind == kindAddr && p.atom.Ref == nil:
			out = out.join(e.lay.read(p.atom.Src, e.classOfSource(p.atom.Src)).restrict(p.lanes))
		default:
			out = out.join(unknown(p.lanes))
		}
	}
	return out
}

// classOfSource is the class of a source; of a variable that is only handed on
// to another closure, nothing was read yet.
func (e *evaluation) classOfSource(s Source) Class {
	if vars := e.root().fn.FreeVars; s.Kind == Free && s.Index < len(vars) {
		if ptr, ok := vars[s.Index].Type().Underlying().(*types.Pointer); ok {
			return classOf(ptr.Elem())
		}
	}
	return e.lay.class[s]
}
