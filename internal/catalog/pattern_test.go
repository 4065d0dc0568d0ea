package catalog

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParsePattern(t *testing.T) {
	tests := []struct {
		text string
		want Pattern
	}{
		{"net/smtp.SendMail", Pattern{Object, "net/smtp", "", "SendMail"}},
		{"(*net/smtp.Client).Data", Pattern{Member, "net/smtp", "Client", "Data"}},
		{"(net/smtp.Client).Data", Pattern{Member, "net/smtp", "Client", "Data"}},
		{"github.com/stripe/stripe-go/v*/charge.New", Pattern{Object, "github.com/stripe/stripe-go/v*/charge", "", "New"}},
		{"github.com/stripe/stripe-go/v*.Key", Pattern{Object, "github.com/stripe/stripe-go/v*", "", "Key"}},
		{"gopkg.in/gomail.v2.NewDialer", Pattern{Object, "gopkg.in/gomail.v2", "", "NewDialer"}},
		{"(*gopkg.in/gomail.v2.Dialer).DialAndSend", Pattern{Member, "gopkg.in/gomail.v2", "Dialer", "DialAndSend"}},
		{"(example.org/sdk.*).Do", Pattern{Member, "example.org/sdk", "*", "Do"}},
		{"example.org/sdk.*", Pattern{Object, "example.org/sdk", "", "*"}},
		{"(*example.org/sdk.T).Send*", Pattern{Member, "example.org/sdk", "T", "Send*"}},
		{"import net/http/pprof", Pattern{Import, "net/http/pprof", "", ""}},
		{"request *.example.org", Pattern{Request, "*.example.org", "", ""}},
		{"godebug http2debug=2", Pattern{Godebug, "http2debug", "", "2"}},
		{"type example.org/sdk.NoCache", Pattern{TypeName, "example.org/sdk", "NoCache", ""}},
	}
	for _, tt := range tests {
		got, err := ParsePattern(tt.text)
		if err != nil {
			t.Errorf("%s: %v", tt.text, err)
		} else if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.text, diff)
		}
	}
}

func TestMalformedPattern(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", `malformed symbol "": no function or variable after the import path`},
		{"net/smtp", `malformed symbol "net/smtp": no function or variable after the import path`},
		{"net/smtp.", `malformed symbol "net/smtp.": the function or variable is missing`},
		{"(net/smtp.Client.Data", `malformed symbol "(net/smtp.Client.Data": no ")" after the receiver`},
		{"net/smtp.Client).Data", `malformed symbol "net/smtp.Client).Data": ")" without "("; methods are written (path.Type).Method`},
		{"(net/smtp.Client)", `malformed symbol "(net/smtp.Client)": no ".Method" or ".Field" after the receiver`},
		{"(net/smtp.*Client).Data", `malformed symbol "(net/smtp.*Client).Data": the star stands before the path: (*net/smtp.Client)`},
		{"(net/smtp.Client).Data()", `malformed symbol "(net/smtp.Client).Data()": "Data()" is no name of a method or field`},
		{"(example.org/x.T[int]).M", `malformed symbol "(example.org/x.T[int]).M": "T[int]": type arguments are not written`},
		{"example.org//x.F", `malformed symbol "example.org//x.F": the import path "example.org//x" has an empty element`},
		{"example.org/*/x.F", `malformed symbol "example.org/*/x.F": the import path "example.org/*/x" has a wildcard in "*"; only a whole element "v*" is allowed`},
		{"import ", `malformed symbol "import ": the import path is missing`},
		{"request ", `malformed symbol "request ": the host is missing`},
		{"request https://example.org", `malformed symbol "request https://example.org": "https://example.org" is no host`},
		{"request Example.org", `malformed symbol "request Example.org": the host "Example.org" is not in lower case`},
		{"godebug http2debug", `malformed symbol "godebug http2debug": "http2debug" is no KEY=VALUE`},
		{"godebug a=1,b=2", `malformed symbol "godebug a=1,b=2": "a=1,b=2" is no KEY=VALUE`},
		{"import a b", `malformed symbol "import a b": "a b" is no import path`},
		{"type example.org/x", `malformed symbol "type example.org/x": no type after the import path`},
		{"example.org/x.2F", `malformed symbol "example.org/x.2F": "2F" is no name of a function or variable`},
	}
	for _, tt := range tests {
		if _, err := ParsePattern(tt.text); err == nil || err.Error() != tt.want {
			t.Errorf("%s:\n got %v\nwant %s", tt.text, err, tt.want)
		}
	}
}

func TestParsePatterns(t *testing.T) {
	got, err := ParsePatterns("(*example.org/x.T).{Create, Capture*}")
	want := []Pattern{{Member, "example.org/x", "T", "Create"}, {Member, "example.org/x", "T", "Capture*"}}
	if err != nil || cmp.Diff(want, got) != "" {
		t.Errorf("got %v, %v", got, err)
	}
	for _, bad := range []string{"example.org/x.{}", "example.org/x.{A,}", "type example.org/x.{A,B}", "example.org/x.{A,B", "example.org/x.{A,b c}"} {
		if _, err := ParsePatterns(bad); err == nil {
			t.Errorf("%s is accepted", bad)
		}
	}
}

func TestParseClient(t *testing.T) {
	tests := []struct {
		text string
		want Pattern
		arg  int
	}{
		{"example.org/x.Key", Pattern{Object, "example.org/x", "", "Key"}, -1},
		{"(example.org/x.T).Key", Pattern{Member, "example.org/x", "T", "Key"}, -1},
		{"example.org/x.New(0)", Pattern{Object, "example.org/x", "", "New"}, 0},
		{"(*example.org/x.T).Init(2)", Pattern{Member, "example.org/x", "T", "Init"}, 2},
	}
	for _, tt := range tests {
		got, arg, err := ParseClient(tt.text)
		if err != nil || got != tt.want || arg != tt.arg {
			t.Errorf("%s: got %v, %d, %v", tt.text, got, arg, err)
		}
	}
	for _, bad := range []string{"example.org/x.New()", "example.org/x.New(-1)", "example.org/x.New(a)", "import example.org/x", "(0)"} {
		if _, _, err := ParseClient(bad); err == nil {
			t.Errorf("%s is accepted", bad)
		}
	}
}

func TestMajorVersionIsAWholeElement(t *testing.T) {
	tests := []struct {
		pattern, path string
		want          bool
	}{
		{"a.org/m/v*/sub", "a.org/m/sub", true},
		{"a.org/m/v*/sub", "a.org/m/v2/sub", true},
		{"a.org/m/v*/sub", "a.org/m/v84/sub", true},
		{"a.org/m/v*/sub", "a.org/m/vendor/sub", false},
		{"a.org/m/v*/sub", "a.org/m/v2/v3/sub", false},
		{"a.org/m/v*", "a.org/m", true},
		{"a.org/m/v*", "a.org/m/v5", true},
		{"a.org/m/v*", "a.org/m/v5/sub", false},
		{"a.org/m/v2010", "a.org/m/v2010", true},
		{"a.org/m/v2010", "a.org/m", false},
		{"a.org/m", "a.org/m/v2", false},
	}
	for _, tt := range tests {
		if got := matchPath(tt.pattern, tt.path); got != tt.want {
			t.Errorf("%s, %s: got %v", tt.pattern, tt.path, got)
		}
		if tt.want && canonical(tt.pattern) != canonical(tt.path) {
			t.Errorf("%s and %s match and have two keys", tt.pattern, tt.path)
		}
	}
}

func TestGlob(t *testing.T) {
	tests := []struct {
		pattern, text string
		want          bool
	}{
		{"Send", "Send", true}, {"Send", "Sender", false}, {"Send*", "Send", true}, {"Send*", "SendMail", true},
		{"*Send", "DialAndSend", true}, {"*Send", "SendMail", false}, {"*", "", true}, {"A*B*C", "AxBxC", true},
		{"A*B*C", "AxCxB", false}, {"a*a", "a", false}, {"*ab*ab", "abxab", true}, {"*ab*ab", "ab", false},
	}
	for _, tt := range tests {
		if got := glob(tt.pattern, tt.text); got != tt.want {
			t.Errorf("%s, %s: got %v", tt.pattern, tt.text, got)
		}
	}
}
