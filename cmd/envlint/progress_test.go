package main

import (
	"strings"
	"testing"
	"time"
)

func TestProgressIsToldAfterTwoSeconds(t *testing.T) {
	var b strings.Builder
	start := time.Now()
	p := &progress{w: &b, at: start}
	for _, after := range []float64{0, 1.9, 2.1, 3, 4.2} {
		p.tellAt(start.Add(time.Duration(after*float64(time.Second))), "analysing packages", int(after*10), 50)
	}
	if got, want := b.String(), "envlint: analysing packages, 21 of 50 ...\nenvlint: analysing packages, 42 of 50 ...\n"; got != want {
		t.Errorf("got %q", got)
	}
}

func TestProgressIsForTerminalsOnly(t *testing.T) {
	var b strings.Builder
	p := newProgress(&b)
	p.tellAt(time.Now().Add(time.Hour), "loading", 0, 0)
	if b.Len() > 0 {
		t.Errorf("got %q", b.String())
	}
}
