package driver

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"

	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/flow"
	"github.com/envlint/envlint/internal/reach"
)

// TestFactsGrowWithThePackages keeps what a package tells its importers in
// proportion: ten times the packages may not make one of them tell ten times as
// much. -v prints the figures.
func TestFactsGrowWithThePackages(t *testing.T) {
	if testing.Short() {
		t.Skip("analyses 300 packages")
	}
	small, large := factBytes(t, synthetic(t, 30)), factBytes(t, synthetic(t, 300))
	t.Logf("30 packages: %s", small)
	t.Logf("300 packages: %s", large)
	if large.median() > 2*small.median() {
		t.Errorf("a package in the middle tells %d bytes in a module of 300 packages and %d in one of 30", large.median(), small.median())
	}
	if large.total() > 20*small.total() {
		t.Errorf("300 packages tell %d bytes, 30 only %d", large.total(), small.total())
	}
}

// TestShopFacts prints the figures of a real program.
func TestShopFacts(t *testing.T) {
	s := factBytes(t, filepath.Join("..", "..", "examples", "shop"))
	t.Logf("the shop: %s", s)
	if s.total() == 0 {
		t.Error("no facts")
	}
}

// TestFactsAreAlwaysTheSame compares the facts of two runs, byte by byte, with
// one and with two processors: go vet keeps them.
func TestFactsAreAlwaysTheSame(t *testing.T) {
	dir := synthetic(t, 10)
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	one := facts(t, dir)
	runtime.GOMAXPROCS(2)
	if diff := cmp.Diff(one, facts(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// sizes are the encoded bytes of the facts of each package, sorted.
type sizes []int

func (s sizes) total() (n int) {
	for _, b := range s {
		n += b
	}
	return n
}

func (s sizes) median() int { return s[len(s)/2] }

func (s sizes) String() string {
	return fmt.Sprintf("%d bytes in %d packages, median %d, 90%% below %d, largest %d",
		s.total(), len(s), s.median(), s[len(s)*9/10], s[len(s)-1])
}

func factBytes(t *testing.T, dir string) sizes {
	t.Helper()
	byPackage := map[string]int{}
	for name, b := range facts(t, dir) {
		pkg, _, _ := strings.Cut(name, " ")
		byPackage[pkg] += len(b)
	}
	return slices.Sorted(maps.Values(byPackage))
}

// facts are the encoded facts of a module, by package and object.
func facts(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	cfg := config.Default()
	o := Options{Dir: dir, Patterns: []string{"./..."}, Config: cfg}
	g := listGraph(t, o)
	l := g.loader(o)
	pkgs, over, err := l.load(g.roots(cfg), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer over()
	a := l.analyzer(reach.NewAnalyzer(func() (*config.Config, error) { return cfg, nil }), func() {})
	graph, err := checker.Analyze([]*analysis.Analyzer{a}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, act := range graph.Roots {
		pkg := act.Package.Types
		for _, f := range act.AllPackageFacts() {
			if b, ok := f.Fact.(*flow.PackageBytes); ok && f.Package == pkg {
				out[pkg.Path()], _ = b.GobEncode()
			}
		}
		for _, f := range act.AllObjectFacts() {
			if b, ok := f.Fact.(*flow.FunctionFact); ok && f.Object.Pkg() == pkg {
				out[pkg.Path()+" "+f.Object.String()], _ = b.GobEncode()
			}
		}
	}
	return out
}

// synthetic writes a module in which each package imports up to three others,
// reads the environment, sends mail behind an interface and is initialised.
func synthetic(t *testing.T, packages int) string {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", "module example.test/synthetic\n\ngo 1.26\n")
	for i := range packages {
		imports, calls := "", ""
		for _, j := range slices.Compact([]int{i - 1, i - 7, i / 2}) {
			if j >= 0 && j != i {
				imports += fmt.Sprintf("\tp%d \"example.test/synthetic/p%d\"\n", j, j)
				calls += fmt.Sprintf("\tp%d.New(p%d.Config{Env: s.cfg.Env}).Label()\n", j, j)
			}
		}
		write(fmt.Sprintf("p%d/p.go", i), fmt.Sprintf(syntheticPackage, i, imports, i, calls))
	}
	last := packages - 1
	write("main.go", fmt.Sprintf("package main\n\nimport \"example.test/synthetic/p%d\"\n\nfunc main() { p%d.New(p%d.FromEnv()).Send() }\n", last, last, last))
	return dir
}

const syntheticPackage = `package p%d

import (
	"log"
	"net/smtp"
	"os"

%s)

type Config struct{ Env string }

func (c Config) IsProd() bool { return c.Env == "production" }

func FromEnv() Config { return Config{Env: os.Getenv("APP_ENV")} }

type Mailer interface{ Mail(body string) error }

type relay struct{}

func (relay) Mail(body string) error { return smtp.SendMail("mail", nil, "a", nil, []byte(body)) }

type silent struct{}

func (silent) Mail(body string) error { return nil }

type Service struct {
	cfg    Config
	mailer Mailer
}

var names = map[string]string{}

func init() { names["p%d"] = os.Getenv("NAME") }

func New(cfg Config) *Service {
	s := &Service{cfg: cfg, mailer: silent{}}
	if cfg.IsProd() {
		s.mailer = relay{}
	}
	return s
}

func (s *Service) Label() string { return s.cfg.Env }

func (s *Service) Send() {
%s	if err := s.mailer.Mail("hello"); err != nil {
		log.Println(err)
	}
}
`
