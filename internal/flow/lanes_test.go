package flow

import (
	"math/rand/v2"
	"testing"

	"github.com/envlint/envlint/internal/env"
)

// randomLanes holds few lanes, near each other, so that random sets meet.
func randomLanes(r *rand.Rand) Lanes {
	var l Lanes
	for range r.IntN(5) {
		l = l.or(oneLane(worldLanes - 3 + r.IntN(6)))
	}
	return l
}

func TestLaneLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for range 2000 {
		a, b, c := randomLanes(r), randomLanes(r), randomLanes(r)
		for _, law := range []struct {
			name  string
			holds bool
		}{
			{"or is associative", a.or(b.or(c)) == a.or(b).or(c)},
			{"or is commutative", a.or(b) == b.or(a)},
			{"or absorbs and", a.or(a.and(b)) == a},
			{"and absorbs or", a.and(a.or(b)) == a},
			{"and distributes", a.and(b.or(c)) == a.and(b).or(a.and(c))},
			{"minus splits", a.minus(b).or(a.and(b)) == a && !a.minus(b).intersects(b)},
			{"contains is or", a.contains(b) == (a.or(b) == a)},
			{"intersects is and", a.intersects(b) == !a.and(b).empty()},
			{"xor is what only one has", xor(a, b) == a.or(b).minus(a.and(b))},
			{"count adds up", a.count()+b.count() == a.or(b).count()+a.and(b).count()},
		} {
			if !law.holds {
				t.Fatalf("%s: %v %v %v", law.name, a, b, c)
			}
		}
	}
}

func TestLaneRangeCrossesWords(t *testing.T) {
	l := laneRange(60, 10)
	for i := range maxLanes {
		if l.has(i) != (i >= 60 && i < 70) {
			t.Errorf("lane %d: %t", i, l.has(i))
		}
	}
	if l.count() != 10 || !laneRange(5, 0).empty() || laneRange(maxLanes-1, 1) != oneLane(maxLanes-1) {
		t.Error("size of a range")
	}
}

func TestWorldsAreTheFirstLanes(t *testing.T) {
	all := env.Default().All()
	if got := worldsOf(all).or(oneLane(worldLanes)).Worlds(); got != all {
		t.Errorf("%d worlds came back as %d", all.Len(), got.Len())
	}
	if !oneLane(worldLanes).Worlds().Empty() {
		t.Error("the first lane of a block is a world")
	}
}

// What is left of a product when another is taken away is a product only where
// they differ in one dimension.
func TestWithout(t *testing.T) {
	lay := newLayout(env.Default())
	source := Source{Kind: Param}
	lay.read(source, Truth)
	lay.block(source)
	lay = lay.rebuild()
	b := lay.index[source]
	production := oneLane(0)
	yes, no := oneLane(b.first+1), oneLane(b.first)
	for _, tt := range []struct {
		name       string
		less, want Lanes
	}{
		{"everything", lay.all, Lanes{}},
		{"a world", production.or(b.lanes()), lay.all.minus(production)},
		{"a row", lay.worlds.or(yes), lay.worlds.or(no)},
		{"a world in a row", production.or(yes), lay.all},
	} {
		if got := lay.without(lay.all, tt.less); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestStandsFor(t *testing.T) {
	for _, tt := range []struct {
		part, path string
		want       bool
	}{
		{"[*]", "[0]", true}, {"[*]", "[10]", true}, {"[*]", ".0", false}, {".1[*].0", ".1[2].0", true},
		{".1[*].0", ".1[2].1", false}, {"[*][*]", "[1][2]", true}, {"[*]", "[1].0", false}, {".0", ".0", true},
	} {
		if got := standsFor(tt.part, tt.path); got != tt.want {
			t.Errorf("%s, %s: got %v", tt.part, tt.path, got)
		}
	}
}
