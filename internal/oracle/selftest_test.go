package oracle

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/envlint/envlint/internal/env"
)

// everywhere claims that every call of rec.Effect can run in the worlds given.
func everywhere(t *testing.T, p *Program, set env.Set) func(string) (*Claim, error) {
	src, err := p.Print(false)
	if err != nil {
		t.Fatal(err)
	}
	claim := &Claim{env.Default(), map[Place]env.Set{}, map[Place]env.Set{}}
	for _, at := range src.Sites {
		claim.Set[at], claim.Bare[at] = set, set
	}
	return func(string) (*Claim, error) { return claim, nil }
}

func TestSameSeedSameProgram(t *testing.T) {
	for _, single := range []bool{false, true} {
		a, err := Generate(7, 60, Ordinary).Print(single)
		if err != nil {
			t.Fatal(err)
		}
		b, err := Generate(7, 60, Ordinary).Print(single)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(a, b); diff != "" {
			t.Errorf("single %t: %s", single, diff)
		}
	}
}

func TestAnalysisThatSaysEverywhereMissesNothing(t *testing.T) {
	p := Generate(5, 30, Adversarial)
	c := &Checker{Dir: filepath.Join(t.TempDir(), "m"), Claim: everywhere(t, p, env.Default().All())}
	score, err := c.Check(p)
	if err != nil {
		t.Fatal(err)
	}
	if len(score.Misses) > 0 || score.Over == 0 || score.Sites != score.Exact+score.Over {
		t.Errorf("%+v", score)
	}
}

func TestAnalysisThatSaysNowhereIsCaught(t *testing.T) {
	p := Generate(5, 10, Adversarial)
	c := &Checker{Dir: filepath.Join(t.TempDir(), "m"), Claim: everywhere(t, p, env.Set{})}
	score, err := c.Check(p)
	if err != nil {
		t.Fatal(err)
	}
	if len(score.Misses) == 0 {
		t.Fatal("no miss")
	}
	if !c.Shows(p, score.Misses[0]) {
		t.Error("a miss does not show again")
	}
}

func TestShrinkLeavesWhatTheSiteNeeds(t *testing.T) {
	p := Generate(5, 30, Adversarial)
	before := size(p)
	Shrink(p, func(p *Program) bool {
		src, err := p.Print(false)
		return err == nil && src.Sites[3] != Place{}
	}, time.Now().Add(time.Minute))
	if after := size(p); after*10 > before {
		t.Errorf("%d statements became %d", before, after)
	}
}

// size counts the statements that are printed.
func size(p *Program) (n int) {
	for _, d := range p.live() {
		walk(d.Parts, true, func(p any) {
			if s, ok := p.(*Stmt); ok && !s.dropped {
				n++
			}
		})
	}
	return n
}
