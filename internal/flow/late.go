package flow

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/env"
)

// A LateGuard is a condition by which a function leaves after an operation,
// with nothing behind it that it could keep off.
type LateGuard struct {
	Site     Pos
	Function string
	// Rule and Operation are what was done before.
	Rule      string
	Operation Pos
	// Leaves are the worlds in which it leaves, GoesOn those in which it does
	// not.
	Leaves, GoesOn env.Set
}

// A done is an operation that a function has come past.
type done struct {
	block *ssa.BasicBlock
	rule  string
	site  Pos
}

// learnDone remembers an effect: a guard may come after it. What is only handed
// over to be called is not done yet.
func (e *evaluation) learnDone(ev *Event, w *Witness) {
	if ev.Kind != Op || !e.unit.Own || w.isDynamic() {
		return
	}
	if r := e.unit.config.Catalog.Rule(ev.Name); r != nil && r.Kind() == catalog.Effect {
		if d := (done{e.block, ev.Name, ev.Site}); !slices.Contains(e.done, d) {
			e.done = append(e.done, d)
		}
	}
}

// lateGuard looks whether a block is where a guard leaves that comes too late.
// What the guard decides, the interpreter knows: by the lanes that come here
// and those that go the other way. Which of the two is the way out, only the
// rule can tell.
func (e *evaluation) lateGuard(b *ssa.BasicBlock) {
	if !e.recording || len(e.done) == 0 || e.unrolling > 0 {
		return
	}
	x := exitInto(b)
	if x == nil {
		return
	}
	at := x.branch.Cond.Pos()
	if c := e.unit.conditionOf(e.fn, x.branch); c != nil {
		at = c.pos
	}
	site, answer := e.unit.position(at), e.answer(x, b)
	for _, d := range e.done {
		if d.block.Dominates(x.chain[0]) {
			detail := strings.Join([]string{e.unit.funcName(e.fn), d.site.File, strconv.Itoa(d.site.Line), strconv.Itoa(d.site.Col)}, "\n")
			e.emit(Event{Kind: Late, Name: d.rule, Detail: detail, Site: site, Index: b.Index, Value: answer}, e.cur, nil)
		}
	}
}

// lateGuards are those of which the environment alone decides.
func (r *root) lateGuards() (out []LateGuard) {
	for _, ev := range r.late.sorted() {
		leaves, goes := split(ev.Value, r.layout.worlds)
		if goes.empty() || leaves.empty() || goes.intersects(leaves) {
			continue
		}
		g := LateGuard{Site: ev.Site, Rule: ev.Name, Leaves: leaves.Worlds(), GoesOn: goes.Worlds()}
		f := strings.Split(ev.Detail, "\n")
		g.Function, g.Operation.File = f[0], f[1]
		if _, err := fmt.Sscan(f[2]+" "+f[3], &g.Operation.Line, &g.Operation.Col); err == nil {
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(a, b LateGuard) int {
		return cmp.Or(comparePos(a.Site, b.Site), comparePos(a.Operation, b.Operation))
	})
	return out
}
