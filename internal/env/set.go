package env

import "math/bits"

// A Set is a set of worlds. The zero value is empty; Sets are comparable.
//
// Union and Intersect are associative, commutative and idempotent, absorb each
// other and distribute over each other; the tests hold them to that.
type Set [MaxWorlds / 64]uint64

// With returns s and w.
func (s Set) With(w World) Set {
	s[w/64] |= 1 << (w % 64)
	return s
}

// Has reports whether w is in s.
func (s Set) Has(w World) bool { return s[w/64]&(1<<(w%64)) != 0 }

// Union returns the worlds of either.
func (s Set) Union(t Set) Set {
	for i := range s {
		s[i] |= t[i]
	}
	return s
}

// Intersect returns the worlds of both.
func (s Set) Intersect(t Set) Set {
	for i := range s {
		s[i] &= t[i]
	}
	return s
}

// Minus returns the worlds of s that are not in t.
func (s Set) Minus(t Set) Set {
	for i := range s {
		s[i] &^= t[i]
	}
	return s
}

// Empty reports whether s has no world.
func (s Set) Empty() bool { return s == Set{} }

// Contains reports whether all worlds of t are in s.
func (s Set) Contains(t Set) bool { return t.Minus(s).Empty() }

// Len is the number of worlds in s.
func (s Set) Len() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// Worlds lists the members in order.
func (s Set) Worlds() []World {
	var out []World
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			out = append(out, World(i*64+bits.TrailingZeros64(w)))
		}
	}
	return out
}
