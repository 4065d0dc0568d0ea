package env

import (
	old "math/rand"
	"math/rand/v2"
	"reflect"
	"testing"
	"testing/quick"
)

// randomSet is a set in which each world is a member by the toss of a coin.
func randomSet(r *rand.Rand) Set {
	var s Set
	for i := range s {
		s[i] = r.Uint64()
	}
	return s
}

func TestSetLaws(t *testing.T) {
	union, intersect := Set.Union, Set.Intersect
	laws := []struct {
		name string
		law  func(a, b, c Set) bool
	}{
		{"union is associative", func(a, b, c Set) bool { return union(a, union(b, c)) == union(union(a, b), c) }},
		{"intersection is associative", func(a, b, c Set) bool { return intersect(a, intersect(b, c)) == intersect(intersect(a, b), c) }},
		{"union is commutative", func(a, b, _ Set) bool { return union(a, b) == union(b, a) }},
		{"intersection is commutative", func(a, b, _ Set) bool { return intersect(a, b) == intersect(b, a) }},
		{"union is idempotent", func(a, _, _ Set) bool { return union(a, a) == a }},
		{"intersection is idempotent", func(a, _, _ Set) bool { return intersect(a, a) == a }},
		{"union absorbs intersection", func(a, b, _ Set) bool { return union(a, intersect(a, b)) == a }},
		{"intersection absorbs union", func(a, b, _ Set) bool { return intersect(a, union(a, b)) == a }},
		{"union distributes", func(a, b, c Set) bool { return union(a, intersect(b, c)) == intersect(union(a, b), union(a, c)) }},
		{"intersection distributes", func(a, b, c Set) bool { return intersect(a, union(b, c)) == union(intersect(a, b), intersect(a, c)) }},
		{"empty is neutral", func(a, _, _ Set) bool { return union(a, Set{}) == a && intersect(a, Set{}).Empty() }},
		{"minus splits", func(a, b, _ Set) bool {
			rest, both := a.Minus(b), intersect(a, b)
			return union(rest, both) == a && intersect(rest, b).Empty() && rest.Len()+both.Len() == a.Len()
		}},
		{"contains orders", func(a, b, _ Set) bool {
			return a.Contains(intersect(a, b)) && union(a, b).Contains(a) && a.Contains(b) == (union(a, b) == a)
		}},
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, l := range laws {
		t.Run(l.name, func(t *testing.T) {
			if err := quick.Check(l.law, &quick.Config{MaxCount: 300, Values: func(args []reflect.Value, _ *old.Rand) {
				for i := range args {
					args[i] = reflect.ValueOf(randomSet(random))
				}
			}}); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestSetMembers(t *testing.T) {
	var s Set
	in := []World{0, 1, 63, 64, 100, MaxWorlds - 1}
	for _, w := range in {
		if s.Has(w) {
			t.Errorf("%d is a member before it was added", w)
		}
		s = s.With(w)
	}
	if got := s.Worlds(); !reflect.DeepEqual(got, in) || s.Len() != len(in) {
		t.Errorf("got %v, want %v", got, in)
	}
	if s.Has(2) || s.With(64) != s || s.Empty() || !(Set{}).Empty() {
		t.Error("membership")
	}
}
