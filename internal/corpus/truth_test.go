package corpus

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

var truth = flag.Bool("truth", false, "run the modules of the corpus under every environment and compare that with the comments")

// reporter replaces net/smtp: it says who would have sent a mail.
const reporter = `package smtp

import "runtime"

type Auth any

func SendMail(addr string, a Auth, from string, to []string, msg []byte) error {
	_, file, line, _ := runtime.Caller(1)
	println("\nsent", file, line)
	return nil
}
`

// configured turns every switch of the corpus on; needed is what no module
// can start without.
var (
	needed     = []string{"DATABASE_URL=db", "DATABASE_DSN=db"}
	configured = append([]string{"MAIL_ENABLED=true", "MAIL_DRIVER=smtp", "MAILING_LIST=all", "NEWSLETTER=true",
		"NEWSLETTER_ENABLED=on", "PLAID_ENV=production", "SMTP_ADDR=mail.example.test:25", "NEWS_ADDR=mail.example.test:25", "MAIL_COPIES=true", "STRIPE_ENV=production",
		"SMTP_KEY=key", "RELAY_HOST=mail.example.test", "TEST_RELAY=mail.example.test:25", `MAIL_MODE="test"`, "MAIL_FLAG=test", `MAIL_REMOTE={"remote": {"host": "mail.example.test"}}`}, needed...)
)

// unobserved are the modules of which a short run does not show everything,
// or not where it is reported: it must then show nothing beyond the comments.
var unobserved = map[string]string{
	"dependency_wrapper":     "the mail is sent by a library, and reported at our call",
	"free_condition":         "depends on the time of day",
	"middleware":             "a command is chosen by its name",
	"function_variable":      "a function variable is reported where it is initialised",
	"goroutine_defer":        "the process does not wait for a goroutine",
	"http_handler":           "nobody sends requests",
	"local_bool":             "depends on the time of day",
	"range_functions":        "a timer of an hour",
	"relay_from_environment": "credentials are no matter of branches",
	"stored_elsewhere":       "depends on goroutines",
	"stored_in_a_branch":     "depends on the arguments",
	"request_data":           "nobody sends requests",
	"sandbox_client":         "what is handed to a development sink is no mail",
}

// elsewhere are those of them that also show more than is reported.
var elsewhere = map[string]bool{"dependency_wrapper": true, "function_variable": true, "sandbox_client": true}

// spelling maps a column to what the variable holds there, where a module
// does not use the column's name or uses more than that.
var spelling = map[string]map[string][]string{
	"short_names":      {"development": {"dev"}, "production": {"prod"}},
	"spellings":        {"production": {"prod", "production"}},
	"string_prefix":    {"other": {"lab", "prod-eu"}},
	"prefix_of_field":  {"other": {"stag-eu", "auction"}},
	"patterns":         {"other": {"lab", "stag-eu"}, "production": {"production"}},
	"view_of_variable": {"production": {"prod"}},
}

// TestCommentsAreTrue runs the programs themselves, with a net/smtp that only
// reports, so that the expectations do not rest on reading alone.
func TestCommentsAreTrue(t *testing.T) {
	if !*truth {
		t.Skip("needs -truth: builds and runs every module under every environment")
	}
	overlay := writeOverlay(t)
	for _, file := range modules(t) {
		situation := situation(file)
		t.Run(situation, func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want, err := expectations(archive)
			if err != nil {
				t.Fatal(err)
			}
			dir := folderOf(t)
			extract(t, dir, archive)
			got := observe(t, situation, dir, overlay, archive, shown(want))
			for s := range want {
				if s.rule != "email/smtp" {
					delete(want, s)
				}
			}
			for _, line := range compare(want, got) {
				if _, partly := unobserved[situation]; !partly || strings.Contains(line, "; added ") && !elsewhere[situation] {
					t.Error(line)
				}
			}
		})
	}
}

func writeOverlay(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", "{{.Dir}}", "net/smtp").Output()
	if err != nil {
		t.Fatal(err)
	}
	std, dir := strings.TrimSpace(string(out)), t.TempDir()
	replacement := filepath.Join(dir, "smtp.go")
	doc, err := json.Marshal(map[string]map[string]string{"Replace": {
		filepath.Join(std, "smtp.go"): replacement,
		filepath.Join(std, "auth.go"): "",
	}})
	if err != nil {
		t.Fatal(err)
	}
	overlay := filepath.Join(dir, "overlay.json")
	for name, data := range map[string][]byte{replacement: []byte(reporter), overlay: doc} {
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return overlay
}

// shown are the columns of a module: three are always there.
func shown(want map[site]verdict) []string {
	used := []string{"development", "staging", "production", "unset", "other"}
	for _, v := range want {
		used = append(used, minus(v.columns, used)...)
	}
	return used
}

var sent = regexp.MustCompile(`(?m)^sent (\S+) (\d+)$`)

// observe builds the mains of a module and runs them in every column, bare and
// configured.
func observe(t *testing.T, situation, dir, overlay string, a *txtar.Archive, shown []string) map[site]verdict {
	c, b := map[site][]string{}, map[site][]string{}
	for _, main := range mains(a) {
		binary := filepath.Join(t.TempDir(), "program.exe")
		if _, err := run(filepath.Join(dir, main), "go", "build", "-overlay="+overlay, "-o", binary, "."); err != nil {
			t.Fatal(err)
		}
		for _, column := range columns {
			values := spelling[situation][column]
			switch {
			case values != nil:
			case column == "unset":
				values = []string{""}
			case column == "other":
				values = []string{"lab", "warehouse"}
			default:
				values = []string{column}
			}
			if !slices.Contains(shown, column) {
				column = "other"
			}
			for _, value := range values {
				for _, s := range execute(dir, binary, value, configured, "-mail") {
					c[s] = insert(c[s], column)
				}
				for _, s := range execute(dir, binary, value, needed) {
					c[s] = insert(c[s], column)
					b[s] = insert(b[s], column)
				}
			}
		}
	}
	forbidden := minus(shown, []string{"production"})
	got := map[site]verdict{}
	for s := range c {
		got[s] = verdict{grade: grade(c[s], b[s], forbidden), columns: c[s]}
	}
	return got
}

func mains(a *txtar.Archive) []string {
	var dirs []string
	for _, f := range a.Files {
		if bytes.Contains(f.Data, []byte("package main\n")) && !slices.Contains(dirs, filepath.Dir(f.Name)) {
			dirs = append(dirs, filepath.Dir(f.Name))
		}
	}
	return dirs
}

// insert keeps the columns in their order.
func insert(list []string, column string) []string {
	if !slices.Contains(list, column) {
		list = append(list, column)
	}
	slices.SortFunc(list, func(x, y string) int {
		return cmp.Compare(slices.Index(columns, x), slices.Index(columns, y))
	})
	return list
}

// grade is the table of grades, as far as branches decide it.
func grade(c, b, forbidden []string) string {
	overlap := func(x []string) bool { return len(minus(forbidden, x)) < len(forbidden) }
	switch {
	case !overlap(c):
		return "environment"
	case !overlap(b):
		return "switch"
	case len(minus(forbidden, b)) == 0:
		return "unguarded"
	}
	return "partial"
}

// execute runs a program for at most two seconds and returns who sent mail.
// How it ends does not matter.
func execute(dir, binary, name string, config []string, args ...string) []site {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	environ := append([]string{}, config...)
	if name != "" {
		environ = append(environ, "APP_ENV="+name, "ENVIRONMENT="+name, "SHOP_ENV="+name)
		args = append([]string{"-env=" + name}, args...)
	}
	cmd := exec.CommandContext(ctx, binary, append(args, "customer@example.test", "friend@example.test")...)
	cmd.Env = environ
	out, _ := cmd.CombinedOutput()
	var sites []site
	for _, m := range sent.FindAllSubmatch(out, -1) {
		file, err := filepath.Rel(dir, string(m[1]))
		if err != nil {
			continue
		}
		sites = append(sites, site{filepath.ToSlash(file), atoi(m[2]), "email/smtp"})
	}
	return sites
}

func atoi(digits []byte) int {
	n := 0
	for _, d := range digits {
		n = n*10 + int(d-'0')
	}
	return n
}
