package analyzers

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"
	"golang.org/x/tools/txtar"

	"github.com/envlint/envlint/analyzers/cacheleak"
	"github.com/envlint/envlint/analyzers/debugleak"
	"github.com/envlint/envlint/analyzers/directives"
	"github.com/envlint/envlint/analyzers/envname"
	"github.com/envlint/envlint/analyzers/livekey"
	"github.com/envlint/envlint/analyzers/parity"
	"github.com/envlint/envlint/analyzers/prodeffect"
	"github.com/envlint/envlint/analyzers/standin"
	"github.com/envlint/envlint/analyzers/testeffect"
)

// single are the analyzers as other drivers get them.
var single = []*analysis.Analyzer{
	cacheleak.Analyzer, debugleak.Analyzer, directives.Analyzer, envname.Analyzer,
	livekey.Analyzer, parity.Analyzer, prodeffect.Analyzer, standin.Analyzer, testeffect.Analyzer,
}

// aloneVariable names the analyzer that the test binary is a vet tool of,
// flagVariable is the configuration that it gets.
const (
	aloneVariable = "ENVLINT_TEST_ALONE"
	flagVariable  = "ENVLINT_TEST_FLAG"
)

func TestMain(m *testing.M) {
	for _, a := range single {
		if os.Getenv(aloneVariable) == a.Name {
			if err := a.Requires[0].Flags.Set("configuration", os.Getenv(flagVariable)); err != nil {
				panic(err)
			}
			unitchecker.Main(a)
		}
	}
	os.Exit(m.Run())
}

func TestEveryAnalyzerIsThereForSingleUse(t *testing.T) {
	var names, want []string
	for _, a := range single {
		names = append(names, a.Name)
	}
	for _, a := range New(nil) {
		want = append(want, a.Name)
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
}

func TestAnAnalyzerAloneUnderGoVet(t *testing.T) {
	for _, a := range single {
		t.Run(a.Name, func(t *testing.T) {
			// go vet remembers what a tool says of a module, and all are one tool.
			want := aloneModule(t, "example.com/"+a.Name)
			found, out := vetAlone(t, a, "")
			if diff := cmp.Diff(want[a.Name], found); diff != "" {
				t.Errorf("%s\n%s", diff, out)
			}
		})
	}
}

func TestAnAnalyzerAloneIsConfiguredByAFlag(t *testing.T) {
	aloneModule(t, "example.com/flag")
	if err := os.Remove("envlint.toml"); err != nil {
		t.Fatal(err)
	}
	found, out := vetAlone(t, prodeffect.Analyzer, "version = 1\n[rules]\n\"email/*\" = \"off\"\n")
	if len(found) > 0 || out != "" {
		t.Errorf("got %s", out)
	}
}

func TestAnAnalyzerAloneRefusesTwoConfigurations(t *testing.T) {
	aloneModule(t, "example.com/both")
	if _, out := vetAlone(t, prodeffect.Analyzer, "version = 1\n"); !strings.Contains(out, "keep one") {
		t.Errorf("got %s", out)
	}
}

var foundAt = regexp.MustCompile(`(?m)^(?:\./)?(\S+\.go:\d+):\d+: [^\t]`)

// vetAlone runs go vet with one analyzer; it returns the lines of findings, and
// what go vet printed.
func vetAlone(t *testing.T, a *analysis.Analyzer, configuration string) (found []string, out string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "vet", "-vettool="+self, "./...")
	cmd.Env = append(os.Environ(), aloneVariable+"="+a.Name, flagVariable+"="+configuration)
	text, err := cmd.CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	for _, m := range foundAt.FindAllSubmatch(text, -1) {
		found = append(found, string(m[1]))
	}
	return sorted(found), string(text)
}

// aloneModule writes the module and makes its folder the working directory; it
// returns what each analyzer has to find.
func aloneModule(t *testing.T, module string) map[string][]string {
	t.Helper()
	if testing.Short() {
		t.Skip("loads packages")
	}
	archive, err := txtar.ParseFile(filepath.Join("testdata", "alone.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{}
	for _, f := range archive.Files {
		text := strings.ReplaceAll(string(f.Data), "example.com/shop", module)
		write(t, filepath.Join(dir, filepath.FromSlash(f.Name)), text)
		n := 0
		for line := range strings.Lines(text) {
			n++
			for _, a := range single {
				if strings.HasSuffix(line, " // "+a.Name+"\n") || strings.HasSuffix(line, ", "+a.Name+"\n") {
					want[a.Name] = append(want[a.Name], fmt.Sprintf("%s:%d", f.Name, n))
				}
			}
		}
	}
	t.Chdir(dir)
	t.Setenv("GOFLAGS", "")
	t.Setenv("GOWORK", "off")
	return want
}

func sorted(found []string) []string {
	slices.Sort(found)
	return slices.Compact(found)
}
