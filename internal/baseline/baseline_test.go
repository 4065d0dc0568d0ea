package baseline

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/envlint/envlint/internal/catalog"
	"github.com/envlint/envlint/internal/env"
	"github.com/envlint/envlint/internal/reach"
)

func worlds(t *testing.T, names string) env.Set {
	t.Helper()
	var s env.Set
	for n := range strings.FieldsSeq(names) {
		w, ok := env.Default().Named(n)
		if !ok {
			t.Fatal(n)
		}
		s = s.Union(w)
	}
	return s
}

func finding(t *testing.T, file, function string, line int, grade reach.Grade, forbidden string) reach.Finding {
	at := reach.Position{File: file, Line: line, Column: 2}
	return reach.Finding{
		Operation: reach.Operation{
			Rule: &catalog.Rule{ID: "email/smtp"}, Call: "smtp.SendMail", Pos: at,
			Paths: []reach.Path{{Frames: []reach.Frame{{Function: "main.main"}, {Function: function, Pos: at}}}},
		},
		Grade: grade, Forbidden: worlds(t, forbidden),
	}
}

var view = env.Default().View(env.Set{})

func TestABaselineCoversWhatIsAsBadOrLess(t *testing.T) {
	known := func(t *testing.T) []reach.Finding {
		return []reach.Finding{finding(t, "mail/mail.go", "mail.Send", 10, reach.Partial, "staging unset")}
	}
	for _, tt := range []struct {
		name     string
		now      func(t *testing.T) []reach.Finding
		left     int
		obsolete int
	}{
		{"the same", known, 0, 0},
		{"moved to another line and file of the package", func(t *testing.T) []reach.Finding {
			return []reach.Finding{finding(t, "mail/send.go", "mail.Send", 77, reach.Partial, "staging unset")}
		}, 0, 0},
		{"reaches less", func(t *testing.T) []reach.Finding {
			return []reach.Finding{finding(t, "mail/mail.go", "mail.Send", 10, reach.Partial, "unset")}
		}, 0, 0},
		{"has a better grade", func(t *testing.T) []reach.Finding {
			return []reach.Finding{finding(t, "mail/mail.go", "mail.Send", 10, reach.Credential, "unset")}
		}, 0, 0},
		{"reaches one environment more", func(t *testing.T) []reach.Finding {
			return []reach.Finding{finding(t, "mail/mail.go", "mail.Send", 10, reach.Partial, "staging unset development")}
		}, 1, 1},
		{"has a worse grade", func(t *testing.T) []reach.Finding {
			return []reach.Finding{finding(t, "mail/mail.go", "mail.Send", 10, reach.Unguarded, "staging unset")}
		}, 1, 1},
		{"is in another function", func(t *testing.T) []reach.Finding {
			return []reach.Finding{finding(t, "mail/mail.go", "mail.Other", 10, reach.Partial, "staging unset")}
		}, 1, 1},
		{"is in another package", func(t *testing.T) []reach.Finding {
			return []reach.Finding{finding(t, "post/mail.go", "mail.Send", 10, reach.Partial, "staging unset")}
		}, 1, 1},
		{"is there twice", func(t *testing.T) []reach.Finding { return append(known(t), known(t)...) }, 1, 0},
		{"is gone", func(t *testing.T) []reach.Finding { return nil }, 0, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Parse("b.csv", New(known(t), view).Bytes())
			if err != nil {
				t.Fatal(err)
			}
			now := tt.now(t)
			left, covered, obsolete := b.Apply(now, view)
			if len(left) != tt.left || covered != len(now)-tt.left || len(obsolete) != tt.obsolete {
				t.Errorf("%d left, %d covered, obsolete %q", len(left), covered, obsolete)
			}
			for _, line := range obsolete {
				if line != "b.csv:3:1: obsolete: email/smtp in mail.Send was found 0 of 1 times" {
					t.Error(line)
				}
			}
		})
	}
}

// A project that begins to ask for "preprod" sees it as an environment of its
// own; before, it was one of the others.
func TestAnEnvironmentThatIsNewWasOneOfTheOthers(t *testing.T) {
	b := New([]reach.Finding{finding(t, "mail/mail.go", "mail.Send", 1, reach.Partial, "other")}, view)
	preprod, _ := env.Default().Lookup("preprod")
	wider := env.Default().View(env.Set{}.With(preprod))
	if left, _, _ := b.Apply([]reach.Finding{finding(t, "mail/mail.go", "mail.Send", 1, reach.Partial, "preprod other")}, wider); len(left) != 0 {
		t.Error("reported as worse")
	}
	b = New([]reach.Finding{finding(t, "mail/mail.go", "mail.Send", 1, reach.Partial, "staging")}, view)
	if left, _, _ := b.Apply([]reach.Finding{finding(t, "mail/mail.go", "mail.Send", 1, reach.Partial, "staging preprod")}, wider); len(left) != 1 {
		t.Error("preprod was reached by nobody before")
	}
}

func TestExactEntriesAreGivenOutFirst(t *testing.T) {
	worse := finding(t, "mail/mail.go", "mail.Send", 1, reach.Unguarded, "staging unset")
	better := finding(t, "mail/mail.go", "mail.Send", 2, reach.Partial, "staging")
	b := New([]reach.Finding{worse, better}, view)
	if left, _, obsolete := b.Apply([]reach.Finding{better, worse}, view); len(left) != 0 || len(obsolete) != 0 {
		t.Errorf("left %d, obsolete %q", len(left), obsolete)
	}
}

func TestFileIsSortedAndReadable(t *testing.T) {
	b := New([]reach.Finding{
		finding(t, "post/p.go", `odd, "name"`, 1, reach.Unguarded, "staging"),
		finding(t, "mail/mail.go", "mail.Send", 9, reach.Partial, "unset other"),
		finding(t, "mail/mail.go", "mail.Send", 10, reach.Partial, "unset other"),
	}, view)
	want := preamble + `package,function,rule,grade,count,development,staging,production,unset,other
mail,mail.Send,email/smtp,partial,2,,,,x,x
post,"odd, ""name""",email/smtp,unguarded,1,,x,,,
`
	if diff := cmp.Diff(want, string(b.Bytes())); diff != "" {
		t.Error(diff)
	}
	if b.Len() != 3 {
		t.Errorf("stands for %d", b.Len())
	}
}

func TestWhatIsWrongWithAFileHasAPlace(t *testing.T) {
	head := preamble + "package,function,rule,grade,count,staging,unset\n"
	for _, tt := range []struct{ name, text, want string }{
		{"empty", "", "b.csv:1:1: not a baseline of this version"},
		{"of a later version", "# envlint baseline 2\n", "b.csv:1:1: not a baseline of this version"},
		{"no header", preamble, "b.csv:2:1: no header"},
		{"wrong header", preamble + "rule,grade\n", "b.csv:2:1: the header must begin with"},
		{"environment twice", preamble + "package,function,rule,grade,count,unset,unset\n", `b.csv:2:41: "unset" is no name`},
		{"field missing", head + "mail,mail.Send,email/smtp,partial,1,x\n", "b.csv:3:1: wrong number of fields"},
		{"quote open", head + "mail,\"mail.Send,email/smtp,partial,1,x,\n", "b.csv:3:41: extraneous or missing"},
		{"no function", head + "mail,,email/smtp,partial,1,x,\n", "b.csv:3:6: function is missing"},
		{"unknown grade", head + "mail,mail.Send,email/smtp,bad,1,x,\n", `b.csv:3:27: "bad" is no grade`},
		{"no count", head + "mail,mail.Send,email/smtp,partial,none,x,\n", `b.csv:3:35: "none" is no count`},
		{"strange cell", head + "mail,mail.Send,email/smtp,partial,1,x,y\n", `b.csv:3:39: "y" must be x or empty`},
		{"entry twice", head + "m,f,r,partial,1,x,\nm,f,r,partial,1,x,\n", "b.csv:4:1: the same entry as in line 3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse("b.csv", []byte(tt.text))
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

// Whatever is read is written as it means: reading it again gives the same.
func FuzzParse(f *testing.F) {
	f.Add("")
	f.Add(preamble)
	f.Add(preamble + "package,function,rule,grade,count,staging\nmail,mail.Send,email/smtp,partial,2,x\n")
	f.Add(preamble + "package,function,rule,grade,count\n\"a\nb\",\"c\"\"d\",e,,1\n# comment\n")
	f.Fuzz(func(t *testing.T, text string) {
		b, err := Parse("b.csv", []byte(text))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "b.csv:") {
				t.Errorf("no place: %v", err)
			}
			return
		}
		again, err := Parse("b.csv", b.Bytes())
		if err != nil {
			t.Fatalf("cannot read what it wrote: %v\n%s", err, b.Bytes())
		}
		if diff := cmp.Diff(string(b.Bytes()), string(again.Bytes())); diff != "" {
			t.Error(diff)
		}
	})
}
