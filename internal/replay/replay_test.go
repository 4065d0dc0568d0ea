package replay

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func key(words string) Key {
	h := NewHash()
	h.Write([]byte(words))
	return Sum(h)
}

func TestAnOutputComesBackAsItWas(t *testing.T) {
	s := OpenDir(t.TempDir())
	want := Output{Stdout: []byte("a\x00\xff\n"), Stderr: []byte("note\n"), Code: 1}
	if _, ok := Get[Output](s, key("a")); ok {
		t.Fatal("found before it was kept")
	}
	s.Put(key("a"), want)
	got, ok := Get[Output](s, key("a"))
	if diff := cmp.Diff(want, got); !ok || diff != "" {
		t.Errorf("found %t\n%s", ok, diff)
	}
	if _, ok := Get[Output](s, key("b")); ok {
		t.Error("found under another key")
	}
}

func TestBrokenEntriesAreMissing(t *testing.T) {
	for _, content := range []string{"", "x", strings.Repeat("x", 500)} {
		dir := t.TempDir()
		s := OpenDir(dir)
		s.Put(key("a"), Output{Stdout: []byte("text")})
		broken := 0
		if err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if name := filepath.Base(path); err == nil && (strings.HasSuffix(name, "-d") || strings.HasSuffix(name, "-a")) {
				broken++
				return os.WriteFile(path, []byte(content), 0o666)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if broken != 2 {
			t.Fatalf("%d files", broken)
		}
		if out, ok := Get[Output](OpenDir(dir), key("a")); ok {
			t.Errorf("%q: got %+v", content, out)
		}
		s.Put(key("a"), Output{Code: 1})
		if out, ok := Get[Output](s, key("a")); !ok || out.Code != 1 {
			t.Errorf("%q is not replaced: %+v, %t", content, out, ok)
		}
	}
}

func TestUnusedEntriesGo(t *testing.T) {
	dir := t.TempDir()
	s := OpenDir(dir)
	s.Put(key("old"), Output{Stdout: []byte("old")})
	long := time.Now().Add(-30 * 24 * time.Hour)
	if err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			return os.Chtimes(path, long, long)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "trim.txt")); err != nil {
		t.Fatal(err) // it says that the entries were looked through today
	}
	s.Put(key("new"), Output{})
	if _, ok := Get[Output](s, key("old")); ok {
		t.Error("still there")
	}
	if _, ok := Get[Output](s, key("new")); !ok {
		t.Error("the new one is gone")
	}
}

func TestWhatIsTooLargeIsNotKept(t *testing.T) {
	s := OpenDir(t.TempDir())
	s.Put(key("a"), Output{Stdout: make([]byte, limit)})
	if _, ok := Get[Output](s, key("a")); ok {
		t.Error("kept")
	}
}

func TestNoDirectoryKeepsNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	s := OpenDir(filepath.Join(file, "below"))
	s.Put(key("a"), Output{})
	if _, ok := Get[Output](s, key("a")); ok || s != nil {
		t.Errorf("got %v, %t", s, ok)
	}
}

func TestTheOldestGoWhenThereIsTooMuch(t *testing.T) {
	dir := t.TempDir()
	s := OpenDir(dir)
	text := strings.Repeat("x", 1000)
	for i, name := range []string{"first", "second", "third"} {
		before := files(t, dir)
		s.Put(key(name), Output{Stdout: []byte(text + name)})
		at := time.Now().Add(time.Duration(i-10) * time.Minute)
		for file := range files(t, dir) {
			if _, old := before[file]; !old {
				if err := os.Chtimes(file, at, at); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	var size int64
	for _, n := range files(t, dir) {
		size += n
	}
	bound(dir, size)
	if _, ok := Get[Output](s, key("second")); !ok {
		t.Error("what fits is gone")
	}
	bound(dir, size*2/3+100) // Get has just used the second
	for name, want := range map[string]bool{"first": false, "second": true, "third": true} {
		if _, ok := Get[Output](s, key(name)); ok != want {
			t.Errorf("%s: found %t", name, ok)
		}
	}
}

// files are the entries' files and their sizes.
func files(t *testing.T, dir string) map[string]int64 {
	t.Helper()
	out := map[string]int64{}
	if err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Dir(path) == dir {
			return err
		}
		info, err := d.Info()
		if err == nil {
			out[path] = info.Size()
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}
