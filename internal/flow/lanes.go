package flow

import (
	"math/bits"

	"github.com/envlint/envlint/internal/env"
)

const (
	worldLanes = env.MaxWorlds
	worldWords = worldLanes / 64
	laneWords  = 12
	maxLanes   = laneWords * 64
)

// Lanes is a set of lanes: the first worldLanes bits are worlds, the others
// are the rows of a Layout's blocks. Lanes are comparable values.
type Lanes [laneWords]uint64

// anyLane are the lanes of every layout.
var anyLane = func() (l Lanes) {
	for i := range l {
		l[i] = ^uint64(0)
	}
	return l
}()

func oneLane(i int) Lanes {
	var l Lanes
	l[i/64] = 1 << (i % 64)
	return l
}

func laneRange(first, n int) Lanes {
	var l Lanes
	for i := first; i < first+n; i++ {
		l[i/64] |= 1 << (i % 64)
	}
	return l
}

func worldsOf(s env.Set) Lanes {
	var l Lanes
	copy(l[:], s[:])
	return l
}

// Worlds returns the worlds among the lanes.
func (l Lanes) Worlds() env.Set {
	var s env.Set
	copy(s[:], l[:worldWords])
	return s
}

// beyondWorlds are the lanes of every layout that are no worlds.
var beyondWorlds = func() Lanes {
	l := anyLane
	clear(l[:worldWords])
	return l
}()

// loose reports whether lanes speak of worlds only, and are the same in every
// layout: they have whatever lies beyond the worlds.
func (l Lanes) loose() bool { return l.contains(beyondWorlds) }

func (l Lanes) has(i int) bool { return l[i/64]&(1<<(i%64)) != 0 }

func (l Lanes) empty() bool {
	for i := range l { // most have a world, and end here
		if l[i] != 0 {
			return false
		}
	}
	return true
}

func (l Lanes) or(m Lanes) Lanes {
	for i := range l {
		l[i] |= m[i]
	}
	return l
}

func (l Lanes) and(m Lanes) Lanes {
	for i := range l {
		l[i] &= m[i]
	}
	return l
}

func (l Lanes) minus(m Lanes) Lanes {
	for i := range l {
		l[i] &^= m[i]
	}
	return l
}

func (l Lanes) contains(m Lanes) bool {
	for i := range l {
		if m[i]&^l[i] != 0 {
			return false
		}
	}
	return true
}

func (l Lanes) intersects(m Lanes) bool {
	for i := range l {
		if l[i]&m[i] != 0 {
			return true
		}
	}
	return false
}

func (l Lanes) count() int {
	n := 0
	for _, w := range l {
		n += bits.OnesCount64(w)
	}
	return n
}
