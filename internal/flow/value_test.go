package flow

import (
	"math/rand/v2"
	"testing"
)

// alphabet has atoms of each kind that can be compared without a function, and
// more constants than a lane can hold.
var alphabet = func() []Atom {
	field := Source{Kind: FieldCell, Name: "shop.Config.Env"}
	atoms := []Atom{
		boolAtom(true), boolAtom(false), nilAtom, nonNilAtom, {Kind: kindPositive}, {Kind: kindOther},
		{Kind: kindPrefix, S: "prod-"}, {Kind: kindEnvironment}, symAtom(field), symAtom(Source{Kind: Param, Index: 1}),
		{Kind: kindAddr, Src: field}, {Kind: kindFunc, S: "shop.charge"}, {Kind: kindFunc, S: "shop.pretend"},
		strAtom(""), strAtom("production"), strAtom("staging"),
	}
	for i := range maxAtoms {
		atoms = append(atoms, intAtom(int64(i)))
	}
	return atoms
}()

// randomValue is what joins can make: an unknown lane holds no constant.
func randomValue(r *rand.Rand, depth int) Value {
	v := unknown(randomLanes(r).and(randomLanes(r)))
	for range r.IntN(14) {
		v = v.join(exactly(alphabet[r.IntN(len(alphabet))], randomLanes(r).or(randomLanes(r))))
	}
	if depth > 0 && r.IntN(2) == 0 && !v.empty() {
		v.fields = map[string]Value{"env": randomValue(r, depth-1)}
		if r.IntN(2) == 0 {
			v.fields["key"] = randomValue(r, depth-1)
		}
	}
	return v
}

func TestJoinLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 8))
	widened := 0
	for range 5000 {
		a, b, c := randomValue(r, 1), randomValue(r, 1), randomValue(r, 1)
		all := a.join(b).join(c)
		for _, law := range []struct {
			name  string
			holds bool
		}{
			{"associative", a.join(b.join(c)).equal(all)},
			{"commutative", a.join(b).equal(b.join(a))},
			{"idempotent", a.join(a).equal(a)},
			{"bottom is neutral", a.join(Value{}).equal(a) && (Value{}).join(a).equal(a)},
			{"above both", all.join(a).equal(all) && all.join(b).equal(all)},
			{"domains add up", a.join(b).domain() == a.domain().or(b.domain())},
		} {
			if !law.holds {
				t.Fatalf("join is not %s:\n%v\n%v\n%v", law.name, a, b, c)
			}
		}
		if !all.top.minus(a.top.or(b.top).or(c.top)).empty() {
			widened++
		}
	}
	if widened < 50 {
		t.Errorf("only %d joins met the cap of atoms", widened)
	}
}

func TestRestrictDistributesOverJoin(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 21))
	for range 5000 {
		a, b, l, m := randomValue(r, 0), randomValue(r, 0), randomLanes(r), randomLanes(r)
		if got, want := a.join(b).restrict(l), a.restrict(l).join(b.restrict(l)); !got.equal(want) {
			t.Fatalf("%v\nis not\n%v", got, want)
		}
		if got := a.restrict(l).join(a.restrict(m)); !got.equal(a.restrict(l.or(m))) {
			t.Fatalf("the halves of %v do not make the whole: %v", a, got)
		}
		if got := a.restrict(l).domain(); got != a.domain().and(l) {
			t.Fatalf("%v has the domain %v in %v", a, got, l)
		}
		if !a.restrict(l).restrict(m).equal(a.restrict(l.and(m))) {
			t.Fatalf("restricting %v twice is not restricting to both", a)
		}
	}
}

func TestLoopCounterEndsInUnknown(t *testing.T) {
	here, there := oneLane(0), oneLane(worldLanes)
	v := exactly(intAtom(0), there)
	for i := range maxAtoms {
		v = v.join(exactly(intAtom(int64(i)), here))
	}
	if !v.top.empty() || len(v.parts) != maxAtoms {
		t.Fatalf("%d atoms are already too many", maxAtoms)
	}
	v = v.join(exactly(intAtom(maxAtoms), here))
	if v.top != here {
		t.Fatalf("one more is unknown in %v", v.top)
	}
	if !v.restrict(there).equal(exactly(intAtom(0), there)) {
		t.Error("another lane lost what it knew")
	}
	for i := range int64(100) {
		if next := v.join(exactly(intAtom(i), here)); !next.equal(v) {
			t.Fatalf("%d changes an unknown value", i)
		}
	}
}

// What is called, or escapes, must not be forgotten.
func TestFunctionsStayBesideUnknown(t *testing.T) {
	here := oneLane(7)
	charge := exactly(Atom{Kind: kindFunc, S: "shop.charge"}, here)
	v := charge.join(unknown(here))
	if len(v.parts) != 1 || v.top != here {
		t.Fatalf("the function is gone: %v", v)
	}
	for i := range int64(3 * maxAtoms) {
		v = v.join(exactly(intAtom(i), here))
	}
	if len(v.parts) != 1 || v.parts[0].atom.Kind != kindFunc {
		t.Errorf("the cap took the function: %v", v)
	}
}

func TestOnlyAtom(t *testing.T) {
	two := laneRange(0, 2)
	v := exactly(strAtom("production"), two)
	if a, ok := v.atom(two); !ok || a != strAtom("production") {
		t.Error("one atom in all lanes is not found")
	}
	if _, ok := v.atom(laneRange(0, 3)); ok {
		t.Error("a lane without a value has an atom")
	}
	if _, ok := v.join(unknown(oneLane(1))).atom(two); ok {
		t.Error("an unknown lane has an atom")
	}
	if _, ok := v.join(exactly(strAtom("staging"), oneLane(0))).atom(two); ok {
		t.Error("two atoms are one")
	}
}
