package flow

import (
	"regexp"

	"golang.org/x/tools/go/ssa"
)

// What code that is not analysed does to what it gets is told by its package
// and name; without either it is taken to write to it and to keep it.

// onlyReads reports whether unknown code is known not to write through its
// arguments: printing, logging, encoding.
func onlyReads(f *ssa.Function) bool {
	p := declaredIn(f)
	return p != nil && (readers[p.Path()] && !scanner.MatchString(f.Name()) || reader.MatchString(f.Name()))
}

var readers = map[string]bool{
	"fmt": true, "log": true, "log/slog": true, "errors": true, "context": true, "reflect": true, "strings": true,
	"sync": true, "sync/atomic": true, "net/http": true,
}

var (
	scanner  = regexp.MustCompile("[sS]can|^As$")
	reader   = regexp.MustCompile("^(Marshal|Encode|Print|Log|Validate|Struct|Write)")
	decoding = regexp.MustCompile("^(Must)?(Unmarshal|Decode|Parse|Process|Load|Read|Scan|Bind|Fill|Populate|Unpack|.*Var$)")
)

// retains reports whether unknown code may keep what it gets, so that others
// can find it there: neither printers nor decoders do.
func retains(c *ssa.CallCommon) bool {
	f := c.StaticCallee()
	if f == nil {
		return !c.IsInvoke() || !decoding.MatchString(c.Method.Name()) && !reader.MatchString(c.Method.Name())
	}
	if p := declaredIn(f); p != nil {
		switch p.Path() {
		case "fmt", "log", "log/slog", "errors", "strings":
			return false
		}
	}
	return !decoding.MatchString(f.Name()) && !reader.MatchString(f.Name())
}
