package deploy

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGodebugs(t *testing.T) {
	root := module(t, "-- go.mod --\nmodule a\n\ngo 1.25\n\ngodebug http2debug=1\n\ngodebug (\n\tdefault=go1.21\n\ttlsrsakex=1\n)\n")
	want := []Godebug{{"http2debug", "1", 5, 1}, {"default", "go1.21", 8, 2}, {"tlsrsakex", "1", 9, 2}}
	if diff := cmp.Diff(want, Godebugs(root, "a")); diff != "" {
		t.Error(diff)
	}
	if got := Godebugs(root, "b"); got != nil {
		t.Errorf("of another module: %v", got)
	}
	if got := Godebugs(module(t, "-- go.mod --\nmodule\n"), "a"); got != nil {
		t.Errorf("of a broken file: %v", got)
	}
	if got := Godebugs(t.TempDir(), "a"); got != nil {
		t.Errorf("of none: %v", got)
	}
}
