package flow

import (
	"go/types"
	"strconv"
	"strings"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/env"
)

// A Denylist is a condition that guards nothing but one operation and that a
// call of a guard function can replace.
type Denylist struct {
	Rule      string
	Operation Pos
	// Condition is where it stands, as Len bytes; Old is what it says.
	Condition Pos
	Len       int
	Old       string
	// New calls a function that holds in Environment only.
	New, Environment string
	// Passes are the worlds that it lets through, Stops those that it does not.
	Passes, Stops env.Set
}

// learnDenied records the condition around an effect. What it decides, the
// interpreter knows; whether it is a list of what must not be, the rule and the
// root tell.
func (e *evaluation) learnDenied(ev *Event, w *Witness) {
	if ev.Kind != Op || w.len() != 1 || e.at == nil {
		return
	}
	if r := e.unit.config.Catalog.Rule(ev.Name); r == nil || r.Kind() != catalog.Effect {
		return
	}
	d, ok := e.unit.denies()[e.unit.callStart(e.at.Pos())]
	if !ok {
		return
	}
	b := e.block
	for b != nil && b.Comment != "if.then" {
		b = b.Idom()
	}
	if b == nil {
		return
	}
	x := decisionInto(b)
	if x == nil {
		return
	}
	if c := e.unit.conditionOf(e.fn, x.branch); c == nil || c.pos != d.cond.Pos() {
		return
	}
	at := e.unit.position(d.cond.Pos())
	detail := []string{strconv.Itoa(ev.Site.Line), strconv.Itoa(ev.Site.Col), d.new, d.environment, types.ExprString(d.cond)}
	e.emit(Event{
		Kind: Denied, Name: ev.Name, Detail: strings.Join(detail, "\n"), Site: at, Index: int(d.cond.End() - d.cond.Pos()),
		Value: e.answer(x, b),
	}, e.cur, nil)
}

// denylists are the conditions of which the environment alone decides.
func (r *root) denylists() (out []Denylist) {
	for _, ev := range r.denied.sorted() {
		passes, stops := split(spellOut(r.universe, ev.Value), r.layout.worlds)
		f := strings.SplitN(ev.Detail, "\n", 5)
		line, err := strconv.Atoi(f[0])
		col, err2 := strconv.Atoi(f[1])
		if passes.intersects(stops) || err != nil || err2 != nil {
			continue
		}
		out = append(out, Denylist{
			Rule: ev.Name, Operation: Pos{ev.Site.File, line, col}, Condition: ev.Site, Len: ev.Index, Old: f[4], New: f[2], Environment: f[3],
			Passes: passes.Worlds(), Stops: stops.Worlds(),
		})
	}
	return out
}
