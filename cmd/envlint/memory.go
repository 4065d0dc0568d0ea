package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// The heap may grow to leastHeap before memory is collected: most runs need no
// more, and would collect a few dozen times for it. Beyond that it may grow by a
// smaller share of what is in use than usual, because most of what is in use are
// the types of dependencies, which stay.
const (
	leastHeap = 96 << 20
	growth    = 50 // per cent
)

// paceCollector says when memory is collected, unless the user has said so.
func paceCollector() {
	if os.Getenv("GOGC") == "" {
		pace(4 << 20) // what the runtime takes to be in use at first
	}
}

// pace sets how far the heap may grow, given what is in use, until memory is
// collected the next time; then it does so again.
func pace(inUse uint64) {
	percent := growth
	if inUse < leastHeap {
		percent = max(growth, int((leastHeap-inUse)*100/inUse))
	}
	debug.SetGCPercent(percent)
	runtime.AddCleanup(new([2]uint64), func(struct{}) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		pace(max(live[0].Value.Uint64(), 1<<20))
	}, struct{}{})
}
