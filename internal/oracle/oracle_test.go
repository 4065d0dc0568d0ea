package oracle

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/envlint/envlint/internal/flow"
)

var (
	seeds  = flag.Int("oracle.seeds", number("ORACLE_SEEDS", 5), "how many random programs")
	start  = flag.Uint64("oracle.start", uint64(number("ORACLE_START", 1)), "the first seed")
	sites  = flag.Int("oracle.sites", 0, "effects in a program; 0 means 10 to 40")
	shrink = flag.Duration("oracle.shrink", time.Minute, "time to make a failing program smaller")
	over   = flag.Bool("oracle.over", false, "make programs smaller that show a set larger than needed, too")
	style  = flag.String("oracle.style", "", "adversarial or ordinary; by default every other program is ordinary")
	single = flag.Int("oracle.single", 5, "every how many programs one is printed as one package")
	dir    = flag.String("oracle.dir", "", "where to write the programs, each over the last; by default nowhere that lasts")
	ways   = flag.Int("oracle.ways", 0, "how many ways the analysis keeps apart; 0 means as many as usual")
	keep   = flag.String("oracle.keep", "", "directory for small failing programs")
)

func number(variable string, fallback int) int {
	if n, err := strconv.Atoi(os.Getenv(variable)); err == nil {
		return n
	}
	return fallback
}

// TestNothingThatRanIsMissing is the promise of the tool: a call that ran in an
// environment is in the set of environments where it can run. Every fifth
// program is printed as one package.
func TestNothingThatRanIsMissing(t *testing.T) {
	c := newChecker(t)
	if *ways > 0 {
		flow.KeepWays(*ways)
	}
	sum := &Score{}
	for seed := *start; seed < *start+uint64(*seeds); seed++ {
		c.Single = *single > 0 && seed%uint64(*single) == 0
		began := time.Now()
		score, err := c.Check(generate(seed))
		if err != nil {
			t.Error(err)
			continue
		}
		sum.Add(score)
		if testing.Verbose() {
			t.Logf("seed %d: %d sites, %d exact, %d over, %d misses, %v", seed, score.Sites, score.Exact, score.Over, len(score.Misses), time.Since(began).Round(time.Second/10))
		}
		if len(score.Misses) > 0 {
			small := c.Smallest(generate(seed), score.Misses[0], *shrink)
			t.Errorf("%d misses; %s", len(score.Misses), small)
			save(t, strconv.FormatUint(seed, 10), small)
		}
		if testing.Verbose() {
			for _, m := range score.Larger {
				t.Logf("  site %d %s, APP_ENV=%s", m.Site, m.Kind, m.Value)
			}
		}
		if *over && len(score.Larger) > 0 {
			small := c.Smallest(generate(seed), score.Larger[0], *shrink)
			t.Logf("%d larger than needed; %s", len(score.Larger), small)
			save(t, "over-"+strconv.FormatUint(seed, 10), small)
		}
	}
	t.Logf("%d sites, %d exact, %d over (%d never ran), %d misses; of %d that only the environment decides %d exact, %d over and never ran",
		sum.Sites, sum.Exact, sum.Over, sum.Dead, len(sum.Misses), sum.Pure, sum.PureExact, sum.PureDead)
}

// TestLargeProgram has more to evaluate in place than there is fuel for, over
// and over. That the set of the program became nearly empty showed in no small
// program.
func TestLargeProgram(t *testing.T) {
	c := newChecker(t)
	c.Single = true
	score, err := c.Check(Generate(303014, 300, Adversarial))
	if err != nil {
		t.Fatal(err)
	}
	if len(score.Misses) > 0 {
		t.Errorf("%d misses, the first at site %d, APP_ENV=%s", len(score.Misses), score.Misses[0].Site, score.Misses[0].Value)
	}
}

// TestPackagesOnlyAdd prints programs twice: what one package tells, four must
// tell, too, and perhaps more.
func TestPackagesOnlyAdd(t *testing.T) {
	c := newChecker(t)
	sites, more := 0, 0
	for seed := *start; seed < *start+uint64(*seeds); seed++ {
		wider, n, four, err := c.Wider(generate(seed))
		if err != nil {
			t.Fatal(err)
		}
		sites, more = sites+n, more+four
		for _, site := range slices.Sorted(maps.Keys(wider)) {
			t.Errorf("seed %d, site %d: %s", seed, site, wider[site])
			small := c.Narrowest(generate(seed), site, *shrink)
			t.Log(small)
			save(t, "wider-"+strconv.FormatUint(seed, 10), small)
			break // others come of the same
		}
	}
	t.Logf("%d sites, %d of which have a larger set in four packages", sites, more)
}

func newChecker(t *testing.T) *Checker {
	c := &Checker{Dir: filepath.Join(t.TempDir(), "m"), Claim: analyze}
	if *dir != "" {
		c.Dir = *dir
	}
	return c
}

// save writes a small program where -oracle.keep says.
func save(t *testing.T, name, program string) {
	if *keep == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*keep, name+".txt"), []byte(program), 0o644); err != nil {
		t.Error(err)
	}
}

// generate gives every seed a size and style of its own: small programs are
// quick and easy to read, large ones mix more.
func generate(seed uint64) *Program {
	size, kind := 10*int(1+seed%4), Style(seed%2)
	if *sites > 0 {
		size = *sites
	}
	if s, ok := Styles[*style]; ok {
		kind = s
	}
	return Generate(seed, size, kind)
}
