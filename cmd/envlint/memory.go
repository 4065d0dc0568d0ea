package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// Most runs hold less than smallHeap, most of it the types of dependencies,
// which stay: to collect memory two dozen times on the way there would be in
// vain. Until then the heap may grow to smallHeap, or by smallGrowth per cent;
// beyond that it grows as in other programs.
const (
	smallHeap   = 90 << 20
	smallGrowth = 50
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
	percent := 100
	if inUse < smallHeap {
		percent = max(smallGrowth, int((smallHeap-inUse)*100/inUse))
	}
	debug.SetGCPercent(percent)
	runtime.AddCleanup(new([2]uint64), func(struct{}) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		pace(max(live[0].Value.Uint64(), 1<<20))
	}, struct{}{})
}
