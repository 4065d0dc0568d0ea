package oracle

import (
	"strings"
	"time"
)

// Shrink makes p smaller as long as bad holds, until nothing helps or the time
// is up. It changes p; bad must hold for p itself.
func Shrink(p *Program, bad func(*Program) bool, until time.Time) {
	s := &shrinker{p, bad, until}
	for again := true; again; {
		again = s.drop()
		again = s.hoist() || again
		again = s.simplify() || again
	}
}

type shrinker struct {
	p     *Program
	bad   func(*Program) bool
	until time.Time
}

func (s *shrinker) late() bool { return time.Now().After(s.until) }

// each calls f for the statements and expressions that are still printed.
func (s *shrinker) each(f func(any)) {
	for _, d := range s.p.live() {
		walk(d.Parts, true, f)
	}
}

// drop leaves out statements: first many at once, in the end one by one.
func (s *shrinker) drop() (changed bool) {
	var all []*Stmt
	for _, d := range s.p.live() {
		if d.Name == "" {
			all = append(all, &d.Stmt) // main cannot go, inits and methods may
		}
		walk(d.Parts, true, func(p any) {
			if st, ok := p.(*Stmt); ok && !st.dropped && !st.Keep && len(st.Parts) > 0 {
				all = append(all, st)
			}
		})
	}
	for size := (len(all) + 1) / 2; size > 0; size /= 2 {
		for end := len(all); end > 0 && !s.late(); end -= size {
			var chunk []*Stmt
			for _, st := range all[max(0, end-size):end] {
				if !st.dropped {
					chunk = append(chunk, st)
					st.dropped = true
				}
			}
			if len(chunk) == 0 {
				continue
			}
			if s.bad(s.p) {
				changed = true
				continue
			}
			for _, st := range chunk {
				st.dropped = false
			}
		}
	}
	return changed
}

// hoist puts a block in the place of the statement around it. No two names of
// a program are the same, so that it needs no braces.
func (s *shrinker) hoist() (changed bool) {
	var all []*Stmt
	s.each(func(p any) {
		if st, ok := p.(*Stmt); ok && !st.dropped && !st.Keep {
			all = append(all, st)
		}
	})
	for _, st := range all {
		for _, p := range st.Parts {
			if b, ok := p.(*Block); ok && len(st.Parts) > 1 {
				changed = s.try(&st.Parts, []any{b}) || changed
			}
		}
	}
	return changed
}

// simplify puts a part of an expression, or a constant, in its place.
func (s *shrinker) simplify() (changed bool) {
	var all []*Expr
	s.each(func(p any) {
		if e, ok := p.(*Expr); ok {
			all = append(all, e)
		}
	})
	for _, e := range all {
		for _, by := range smaller(e) {
			if s.try(&e.Parts, by) {
				changed = true
				break
			}
		}
	}
	return changed
}

func smaller(e *Expr) (out [][]any) {
	old := text(e.Parts)
	add := func(parts []any) {
		if len(text(parts)) < len(old) {
			out = append(out, parts)
		}
	}
	switch e.Type {
	case tBool:
		add([]any{"true"})
		add([]any{"false"})
	case tStr:
		add([]any{`""`})
	case tFunc:
		add([]any{"func() {}"})
	}
	for _, p := range e.Parts {
		if sub, ok := p.(*Expr); ok && sub.Type == e.Type {
			add(sub.Parts)
		}
	}
	if e.Type == tStr && !strings.HasPrefix(old, "os.") {
		add([]any{`os.Getenv("APP_ENV")`})
	}
	return out
}

// try replaces parts if the program stays bad.
func (s *shrinker) try(parts *[]any, by []any) bool {
	if s.late() {
		return false
	}
	old := *parts
	*parts = by
	if s.bad(s.p) {
		return true
	}
	*parts = old
	return false
}
