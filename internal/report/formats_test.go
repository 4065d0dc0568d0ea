package report

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/config"
	"github.com/envlint/envlint/internal/reach"
)

// rich is a report with two mains, guards, a setting, a client and a guarded
// operation; its names hold what formats have to escape.
func rich(t *testing.T) *Report {
	t.Helper()
	mail := &catalog.Rule{ID: "email/smtp", Category: "email", Severity: "warning", Does: "sends e-mail", Why: "Mail <arrives>.", Bad: "\npackage bad\n", Good: "package good\n"}
	debug := &catalog.Rule{ID: "debug/all", Category: "debug", Severity: "info", Does: "shows everything"}
	guard := reach.Guard{Pos: reach.Position{File: "mail/mail.go", Line: 3}, Text: `env != "development" && a < b`}
	at := reach.Position{File: "mail/mail.go", Line: 4, Column: 2}
	frames := []reach.Frame{{Function: "api.main", Pos: reach.Position{File: "api/main.go", Line: 2}}, {Function: "mail.Send", Pos: at, Guards: []reach.Guard{guard}}}
	outside := named(t, "staging", "production")
	p := &reach.Program{
		Mains: []string{"example.com/shop/api", "example.com/shop/idle"}, Variables: []string{"APP_ENV"},
		Operations: []reach.Operation{
			{Rule: mail, Call: "smtp.SendMail", Kind: "call", Pos: at, Paths: []reach.Path{{Main: "example.com/shop/api", Set: outside, Bare: outside, Grade: reach.Partial, Frames: frames}}},
			{Rule: mail, Call: "KEY", Kind: "client", Calls: 2, Pos: reach.Position{File: "mail/mail.go", Line: 5}, Paths: []reach.Path{{Main: "example.com/shop/api", Set: outside, Grade: reach.Credential, Frames: []reach.Frame{{Function: "(*T).m"}}}}},
			{Rule: debug, Call: "x|y", Kind: "import", Pos: reach.Position{File: "web/main.go", Line: 1, Column: 1}, Paths: []reach.Path{{Main: "example.com/shop/api", Set: named(t, "production"), Bare: named(t, "production"), Grade: reach.Unguarded}}},
		},
	}
	r := New(p, config.Default(), false, "devel")
	r.Source = fstest.MapFS{"mail/mail.go": {Data: []byte("package mail\n\nif env {\n\tsend(\"<b>\")\n}\n")}}
	return r
}

func empty() *Report { return New(&reach.Program{}, config.Default(), false, "devel") }

func written(t *testing.T, f Format, r *Report) string {
	t.Helper()
	var b strings.Builder
	if err := f(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGitHubEscapesWhatCommandsReserve(t *testing.T) {
	r := rich(t)
	r.Findings = r.Findings[:1]
	r.Findings[0].Message = "100%\nof a: b, c"
	r.Findings[0].Pos.File = "a:b,c/%.go"
	r.Below = "services/shop"
	got, _, _ := strings.Cut(written(t, GitHub, r), "\n")
	want := "::warning file=services/shop/a%3Ab%2Cc/%25.go,line=4,col=2,title=envlint email/smtp::100%25%0Aof a: b, c"
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestGitHubKnowsThreeSeverities(t *testing.T) {
	r := rich(t)
	for severity, command := range map[string]string{"error": "::error ", "warning": "::warning ", "info": "::notice "} {
		r.Findings[0].Severity = severity
		if got := written(t, GitHub, r); !strings.HasPrefix(got, command) {
			t.Errorf("%s: %s", severity, got)
		}
	}
}

func TestMarkdownKeepsItsColumns(t *testing.T) {
	text := written(t, MatrixMarkdown, rich(t))
	if !strings.Contains(text, "## `example.com/shop/idle`\n\nReaches no operation") || !strings.Contains(text, "| `x\\|y` |") {
		t.Error(text)
	}
	bars := regexp.MustCompile(`(^|[^\\])\|`)
	for line := range strings.Lines(text) {
		// operation, place, rule, five environments, grade
		if strings.HasPrefix(line, "|") && len(bars.FindAllString(line, -1)) != 10 {
			t.Errorf("cells: %s", line)
		}
	}
}

func TestHTMLIsOnePageThatWorksByKeyboard(t *testing.T) {
	text := written(t, MatrixHTML, rich(t))
	buttons := regexp.MustCompile(`<button [^>]*aria-controls="([^"]+)"`).FindAllStringSubmatch(text, -1)
	if len(buttons) != 3 {
		t.Errorf("%d operations can be opened", len(buttons))
	}
	for _, b := range buttons {
		if strings.Count(text, `id="`+b[1]+`"`) != 1 {
			t.Errorf("%s opens nothing", b[1])
		}
	}
	for _, outside := range []string{"http://", "https://", "<link", "src="} {
		if strings.Contains(text, outside) {
			t.Errorf("the page refers to %q", outside)
		}
	}
	for _, want := range []string{"send(&#34;&lt;b&gt;&#34;)", "a &lt; b", "runs, and must not", "configuration decides", "Reaches no operation", `class="here"`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in the page", want)
		}
	}
	if strings.Contains(text, "<b>\"") {
		t.Error("source is not escaped")
	}
}

func TestTextIsPlainUnlessAskedForColour(t *testing.T) {
	r := rich(t)
	plain := written(t, Text, r)
	if strings.Contains(plain, "\x1b[") || strings.Contains(plain, "send(") {
		t.Errorf("%q", plain)
	}
	r.Terminal = true
	if excerpted := written(t, Text, r); !strings.Contains(excerpted, "    send(\"<b>\")\n    ^\n") || strings.Contains(excerpted, "\x1b[") {
		t.Errorf("%q", excerpted)
	}
	r.Colour = true
	coloured := written(t, Text, r)
	if !strings.Contains(coloured, "\x1b[") {
		t.Error("no colour")
	}
	for line := range strings.Lines(coloured) {
		if strings.Count(line, "\x1b[")%2 != 0 {
			t.Errorf("a colour runs over the end of a line: %q", line)
		}
	}
}

func TestOutputIsTheSameInEveryRun(t *testing.T) {
	for _, formats := range []map[string]Format{Findings, Matrices} {
		for name, f := range formats {
			first := written(t, f, rich(t))
			for range 20 {
				if written(t, f, rich(t)) != first {
					t.Errorf("%s differs between runs", name)
					break
				}
			}
		}
	}
}

// Columns of SARIF are UTF-16 code units, as its columnKind says; those of Go
// are bytes. ü is two bytes and one unit, 🎉 four bytes and two units.
func TestColumnsOfSARIFAreUTF16(t *testing.T) {
	line := `	greet("ü🎉"); send()`
	for _, tt := range []struct {
		name   string
		column int
		want   int // 0: left out
	}{
		{"before_them", 2, 2},
		{"behind_them", strings.Index(line, "send") + 1, 16},
		{"at_the_end", len(line) + 1, 22},
		{"behind_the_line", len(line) + 2, 0},
		{"unknown", 0, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := rich(t)
			r.Source = fstest.MapFS{"mail/mail.go": {Data: []byte("package mail\n\nfunc f() {\n" + line + "\r\n}\n")}}
			r.Findings = r.Findings[:1]
			r.Findings[0].Pos.Column = tt.column
			var log struct {
				Runs []struct {
					Results []struct {
						Locations []struct {
							PhysicalLocation struct {
								Region struct{ StartLine, StartColumn int }
							}
						}
					}
				}
			}
			if err := json.Unmarshal([]byte(written(t, SARIF, r)), &log); err != nil {
				t.Fatal(err)
			}
			got := log.Runs[0].Results[0].Locations[0].PhysicalLocation.Region
			if got.StartLine != 4 || got.StartColumn != tt.want {
				t.Errorf("got line %d, column %d, want column %d", got.StartLine, got.StartColumn, tt.want)
			}
		})
	}
}
