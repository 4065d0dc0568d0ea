//go:build unix

package reach_test

import (
	"flag"
	"fmt"
	"runtime/metrics"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/envlint/envlint/internal/flow"
)

var hostile = flag.Bool("hostile", false, "analyse sources that nobody writes by hand")

// TestHostileSources analyses programs that nobody writes by hand. Each is
// within bounds that are far above what it takes, and far below what would
// disturb anybody.
func TestHostileSources(t *testing.T) {
	if !*hostile {
		t.Skip("takes minutes: make hostile")
	}
	for _, tt := range []struct {
		name   string
		source string
	}{
		{"function_of_ten_megabytes", function(repeat(230_000, "\tif n == %d { n += len(env) + 1 }; use(n)\n"))},
		{"guards_and_effects_in_a_large_function", function(repeat(3_000, "\tif n == %d && env != \"production\" { send() }\n"))},
		{"switch_of_10000_cases", function("\tswitch n {\n" + repeat(10_000, "\tcase %d: if env == \"staging\" { send() }\n") + "\t}\n")},
		{"switch_on_the_environment_of_10000_cases", function("\tswitch env {\n" + repeat(10_000, "\tcase \"e%d\": n++\n") + "\tdefault: send()\n\t}\n")},
		{"nested_conditions", function(strings.Repeat("if n > 0 && env != \"staging\" {\n", 2_000) + "send()\n" + strings.Repeat("}\n", 2_000))},
		{"nested_loops", function(strings.Repeat("for env != \"staging\" {\n", 200) + "send()\n" + strings.Repeat("}\n", 200))},
		{"nested_functions", function(strings.Repeat("func() {\n", 200) + "send()\n" + strings.Repeat("}()\n", 200))},
		{"nested_parentheses", function("\tn = " + strings.Repeat("(", 10_000) + "n" + strings.Repeat(")", 10_000) + "\n")},
		{"long_condition", function("\tif env == \"\"" + repeat(3_000, " || env == \"e%d\"") + " { send() }\n")},
		{"long_sum", function("\tn = n" + strings.Repeat(" + n", 10_000) + "\n")},
		{"chain_of_calls", function("\tf0(env)\n") + repeat(100, "func f%[1]d(e string) { if e != \"a%[1]d\" { f%[2]d(e) } }\n") + "func f100(string) { send() }\n"},
		{"everything_calls_everything", function("\tf0(env)\n") + repeat(300, "func f%[1]d(e string) { f%[2]d(e); f0(e); f150(e); send() }\n") + "func f300(string) {}\n"},
		{"many_implementations", function("\tvar all []sender\n"+repeat(1_000, "\tall = append(all, t%d{})\n")+"\tfor _, s := range all { s.deliver() }\n") +
			"type sender interface { deliver() }\n" + repeat(1_000, "type t%[1]d struct{}\nfunc (t%[1]d) deliver() { send() }\n")},
		{"jumps", function(repeat(1_000, "l%[1]d:\n\tif n == %[1]d { n++; goto l%[1]d }\n\tif env == \"\" && n == -%[1]d { goto l0 }\n") + "\tsend()\n")},
		{"cyclic_types", function("\tvar a A; var f F; f = func(F) F { return f }; f(f); a.b.c.a = &a; if a.env == env { send() }\n") +
			"type A struct { b *B; s []A; m map[string]A; env string }\ntype B struct { c *C; f func(A) B }\ntype C struct { a *A; I }\ntype I interface { M(I) I }\ntype F func(F) F\ntype G[T any] struct { next *G[T]; of T }\nvar _ G[*A]\ntype S []S\ntype M map[string]M\ntype P *P\n"},
		{"huge_string", function("\tif env == \"" + strings.Repeat("x", 10_000_000) + "\" { send() }\n")},
		{"huge_number", function("\tconst big = 1 << 500; if float64(big) > float64(n) && env == \"staging\" { send() }\n")},
		{"huge_table", "package main\nimport (\"os\"; \"net/smtp\")\nvar table = map[string]bool{\n" + repeat(50_000, "\"e%d\": true,\n") + "}\nfunc main() { if table[os.Getenv(\"APP_ENV\")] { send() } }\n" + effect},
		{"huge_list", "package main\nimport (\"os\"; \"net/smtp\")\nvar list = []string{\n" + repeat(50_000, "\"e%d\",\n") + "}\nfunc main() { for _, e := range list { if e == os.Getenv(\"APP_ENV\") { send() } } }\n" + effect},
		{"many_variables", function(repeat(5_000, "\tv%[1]d := env == \"e%[1]d\"; if v%[1]d { send() }\n"))},
		{"many_fields", function("\tvar c config\n"+repeat(2_000, "\tc.f%[1]d = env\n")+repeat(2_000, "\tif c.f%[1]d == \"production\" { send() }\n")) + "type config struct {\n" + repeat(2_000, "f%d string\n") + "}\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := check(tt.source)
			if err != nil {
				t.Fatal(err)
			}
			stop := make(chan struct{})
			peak := make(chan uint64)
			go func() { peak <- watch(stop) }()
			start := cpu(t)
			err = p.analyse()
			took := cpu(t) - start
			close(stop)
			memory := <-peak
			t.Logf("%d bytes: %.1f s, %d MB", len(tt.source), took.Seconds(), memory/1_000_000)
			large := strings.HasPrefix(tt.name, "function_of")
			if large != (err != nil && strings.HasPrefix(err.Error(), flow.NotAnalysed+": function main of package example.test/fuzz, because")) || !large && err != nil {
				t.Error(err)
			}
			if took > 60*time.Second || memory > 3_000_000_000 {
				t.Error("too much")
			}
		})
	}
}

const effect = "func send() { smtp.SendMail(\"mail.example.com:25\", nil, \"shop@example.com\", nil, nil) }\n"

// function is a program of which main has the statements.
func function(statements string) string {
	return "package main\nimport (\"os\"; \"net/smtp\")\nfunc main() {\n\tenv := os.Getenv(\"APP_ENV\"); n := len(os.Args)\n" + statements + "\tuse(n); _ = env\n}\nfunc use(int) {}\n" + effect
}

// repeat writes a text n times, with its number and the next.
func repeat(n int, format string) string {
	var b strings.Builder
	second := strings.Contains(format, "[2]")
	for i := range n {
		if second {
			fmt.Fprintf(&b, format, i, i+1)
		} else {
			fmt.Fprintf(&b, format, i)
		}
	}
	return b.String()
}

// cpu is what the process has used: the clock tells more about its neighbours.
func cpu(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// watch returns the largest heap until it is told to stop.
func watch(stop chan struct{}) (peak uint64) {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	for {
		metrics.Read(sample)
		peak = max(peak, sample[0].Value.Uint64())
		select {
		case <-stop:
			return peak
		case <-time.After(20 * time.Millisecond):
		}
	}
}
