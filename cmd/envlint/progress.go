package main

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// quiet is how long a run may take, and how long it may go on after a line of
// progress, before the next line.
const quiet = 2 * time.Second

// A progress tells people at a terminal what takes so long.
type progress struct {
	w  io.Writer // nil: nobody watches
	mu sync.Mutex
	at time.Time // of the last line, or of the start
}

func newProgress(w io.Writer) *progress {
	p := &progress{at: time.Now()}
	if isTerminal(w) {
		p.w = w
	}
	return p
}

func (p *progress) tell(step string, done, total int) { p.tellAt(time.Now(), step, done, total) }

func (p *progress) tellAt(now time.Time, step string, done, total int) {
	if p.w == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if now.Sub(p.at) < quiet {
		return
	}
	p.at = now
	if total > 0 {
		step = fmt.Sprintf("%s, %d of %d", step, done, total)
	}
	fmt.Fprintf(p.w, "envlint: %s ...\n", step)
}
