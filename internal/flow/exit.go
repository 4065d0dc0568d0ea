package flow

import (
	"go/constant"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// An exit is a condition by which a function leaves, where neither way does
// anything any more: what the condition decides is of no use.
type exit struct {
	// chain are the blocks that decide, the first one first: a condition with
	// && is several.
	chain  []*ssa.BasicBlock
	branch *ssa.If // the first of them
	others []*ssa.BasicBlock
}

// maxChain bounds the operands of a condition, maxIdle the blocks behind it.
const (
	maxChain = 8
	maxIdle  = 16
)

// exitInto is the exit that leads to a block; nil if none does.
func exitInto(b *ssa.BasicBlock) *exit {
	first := b.Idom()
	left, ok := idle(b)
	if first == nil || !ok {
		return nil
	}
	x := &exit{chain: []*ssa.BasicBlock{first}}
	for todo := slices.Clone(b.Preds); len(todo) > 0; todo = todo[1:] {
		if p := todo[0]; !slices.Contains(x.chain, p) {
			x.chain = append(x.chain, p)
			todo = append(todo, p.Preds...)
		}
		if len(x.chain) > maxChain {
			return nil
		}
	}
	var went []*ssa.BasicBlock
	for _, c := range x.chain {
		branch, decides := c.Instrs[len(c.Instrs)-1].(*ssa.If)
		if !decides || !first.Dominates(c) {
			return nil
		}
		if c == first {
			x.branch = branch
		}
		for _, s := range c.Succs {
			if s == b || slices.Contains(x.chain, s) || slices.Contains(x.others, s) {
				continue
			}
			region, ok := idle(s)
			if !ok {
				return nil
			}
			x.others, went = append(x.others, s), append(went, region...)
		}
	}
	x.extend()
	apart := !slices.ContainsFunc(went, func(c *ssa.BasicBlock) bool { return slices.Contains(left, c) || slices.Contains(x.chain, c) })
	if len(x.others) == 0 || !apart || !tellsNothing(left, went) {
		return nil
	}
	return x
}

// extend adds the operands of && before the last one: they go the other way,
// too.
func (x *exit) extend() {
	for len(x.chain) < maxChain && len(x.chain[0].Preds) == 1 {
		p := x.chain[0].Preds[0]
		branch, decides := p.Instrs[len(p.Instrs)-1].(*ssa.If)
		if !decides || slices.ContainsFunc(p.Succs, func(s *ssa.BasicBlock) bool { return s != x.chain[0] && !slices.Contains(x.others, s) }) {
			return
		}
		x.chain, x.branch = slices.Insert(x.chain, 0, p), branch
	}
}

// idle lists the blocks from b to where the function ends, if all that happens
// in them is that something is logged.
func idle(b *ssa.BasicBlock) ([]*ssa.BasicBlock, bool) {
	region := []*ssa.BasicBlock{b}
	for i := 0; i < len(region); i++ {
		ends := false
		for _, instr := range region[i].Instrs {
			if !quiet(instr) {
				return nil, false
			}
			if ends = endsHere(instr); ends {
				break // ssa does not know that the call never returns
			}
		}
		for _, s := range region[i].Succs {
			if !ends && !slices.Contains(region, s) {
				region = append(region, s)
			}
		}
		if len(region) > maxIdle {
			return nil, false
		}
	}
	return region, true
}

func quiet(instr ssa.Instruction) bool {
	switch x := instr.(type) {
	case *ssa.Send, *ssa.MapUpdate, *ssa.Go, *ssa.Defer, *ssa.Select, *ssa.MakeClosure, *ssa.Next, *ssa.Range:
		return false
	case *ssa.UnOp:
		return x.Op != token.ARROW
	case *ssa.Store:
		address := x.Addr
		if el, ok := address.(*ssa.IndexAddr); ok {
			address = el.X
		}
		_, own := address.(*ssa.Alloc)
		return own
	case *ssa.Call:
		return quietCall(&x.Call)
	}
	return true
}

func endsHere(instr ssa.Instruction) bool {
	c, ok := instr.(*ssa.Call)
	if !ok || c.Call.StaticCallee() == nil {
		return false
	}
	fn, ok := c.Call.StaticCallee().Object().(*types.Func)
	return ok && endsProcess(fn)
}

var (
	logs    = regexp.MustCompile(`^(Trace|Debug|Info|Notice|Warn|Warning|Error|Print|Log)(f|ln|w|Context|Ctx|Attrs)?$`)
	loggers = regexp.MustCompile(`^(log|log/slog|errors|strings|strconv|time|go\.uber\.org/zap|github\.com/(sirupsen/logrus|rs/zerolog)(/log)?)$`)
)

// quietCall reports whether a call does nothing but log, or end the process.
func quietCall(c *ssa.CallCommon) bool {
	fn := c.Method
	if fn == nil {
		switch f := c.Value.(type) {
		case *ssa.Builtin:
			return f.Name() != "close" && f.Name() != "delete" && f.Name() != "copy" && f.Name() != "recover"
		case *ssa.Function:
			fn, _ = f.Object().(*types.Func)
		}
	}
	if fn == nil {
		return false
	}
	if fn.Pkg() == nil || endsProcess(fn) || logs.MatchString(fn.Name()) {
		return true
	}
	path := fn.Pkg().Path()
	return loggers.MatchString(path) || path == "fmt" && !strings.HasPrefix(fn.Name(), "F")
}

// tellsNothing reports whether callers learn no more from the returns of one
// way than from those of the other, but that something was refused.
func tellsNothing(left, went []*ssa.BasicBlock) bool {
	for _, r := range returnsIn(left) {
		if slices.ContainsFunc(r.Results, refusal) {
			continue
		}
		for _, s := range returnsIn(went) {
			if !slices.EqualFunc(r.Results, s.Results, sameResult) {
				return false
			}
		}
	}
	return true
}

func returnsIn(blocks []*ssa.BasicBlock) (out []*ssa.Return) {
	for _, b := range blocks {
		if r, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
			out = append(out, r)
		}
	}
	return out
}

func sameResult(a, b ssa.Value) bool {
	c, ok := a.(*ssa.Const)
	d, both := b.(*ssa.Const)
	if !ok || !both {
		return a == b
	}
	if c.Value == nil || d.Value == nil {
		return c.Value == d.Value
	}
	return constant.Compare(c.Value, token.EQL, d.Value)
}

// refusal reports whether a result is an error that is made on the spot, or
// one that was declared.
func refusal(v ssa.Value) bool {
	if !isError(v.Type()) {
		return false
	}
	switch x := v.(type) {
	case *ssa.UnOp:
		g, ok := x.X.(*ssa.Global)
		return ok && x.Op == token.MUL && sentinel(g)
	case *ssa.Call:
		f := x.Call.StaticCallee()
		if f == nil || f.Pkg == nil {
			return false
		}
		name := f.Pkg.Pkg.Path() + "." + f.Name()
		return name == "errors.New" || name == "fmt.Errorf"
	}
	return false
}
