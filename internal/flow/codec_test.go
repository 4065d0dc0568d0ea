package flow

import (
	"bytes"
	"encoding/binary"
	"go/types"
	"maps"
	"slices"
	"testing"

	"github.com/envlint/envlint/internal/env"
)

// encodings are the facts of a result, by name.
func encodings(u *env.Universe, res *Result) map[string][]byte {
	out := map[string][]byte{"package": NewPackageBytes(u, res.Fact).bytes(), "main": encodeSummary(u, res.Main)}
	for fn, s := range res.Functions {
		out[fn.FullName()] = encodeSummary(u, s)
	}
	return out
}

func TestSummariesSurviveTheirEncoding(t *testing.T) {
	u := env.Default()
	res := analyze(t, "example.test/shop", everyShape)
	if len(res.Functions) < 8 || len(res.Fact.Types) == 0 || len(res.Fact.Values) == 0 {
		t.Fatalf("the source tells too little: %d functions, %d types, %d values", len(res.Functions), len(res.Fact.Types), len(res.Fact.Values))
	}
	summaries := map[string]*Summary{"main": res.Main, "init": res.Fact.Init}
	for fn, s := range res.Functions {
		summaries[fn.FullName()] = s
	}
	for name, s := range summaries {
		first := encodeSummary(u, s)
		back, err := decodeSummary(u, first)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if again := encodeSummary(u, back); !bytes.Equal(first, again) {
			t.Errorf("%s: %d bytes came back as %d others", name, len(first), len(again))
		}
		if back.Returns != s.Returns || back.Layout.all != s.Layout.all || back.Mentioned != s.Mentioned || len(back.Events) != len(s.Events) {
			t.Errorf("%s: something is lost", name)
		}
		for i, r := range s.Results {
			if !back.Results[i].domain().contains(r.domain()) {
				t.Errorf("%s: result %d has lost lanes", name, i)
			}
		}
	}
}

func TestPackageFactSurvivesItsEncoding(t *testing.T) {
	u := env.Default()
	first := NewPackageBytes(u, analyze(t, "example.test/shop", everyShape).Fact)
	carried, _ := first.GobEncode()
	var received PackageBytes
	if err := received.GobDecode(carried); err != nil {
		t.Fatal(err)
	}
	back, err := received.Package(u)
	if err != nil {
		t.Fatal(err)
	}
	if again := NewPackageBytes(u, back); !bytes.Equal(first.bytes(), again.bytes()) {
		t.Errorf("%d bytes came back as %d others", first.Size(), again.Size())
	}
}

// Build caches compare facts: the same source must give the same bytes.
func TestTwoEvaluationsGiveTheSameBytes(t *testing.T) {
	u := env.Default()
	first := encodings(u, analyze(t, "example.test/shop", everyShape))
	for range 3 {
		again := encodings(u, analyze(t, "example.test/shop", everyShape))
		if !maps.EqualFunc(first, again, bytes.Equal) {
			for _, name := range slices.Sorted(maps.Keys(first)) {
				if !bytes.Equal(first[name], again[name]) {
					t.Errorf("%s differs", name)
				}
			}
		}
	}
}

func TestFactOfOtherEnvironmentsIsRefused(t *testing.T) {
	declared, err := env.New([]env.Environment{{Name: "dev"}, {Name: "live"}})
	if err != nil {
		t.Fatal(err)
	}
	res := analyze(t, "example.test/shop", everyShape)
	if _, err := decodeSummary(declared, encodeSummary(env.Default(), res.Main)); err != errAlphabet {
		t.Errorf("summary: %v", err)
	}
	if _, err := (&PackageBytes{encoded: NewPackageBytes(env.Default(), res.Fact).bytes()}).Package(declared); err != errAlphabet {
		t.Errorf("package: %v", err)
	}
}

func TestCutFactIsCorrupt(t *testing.T) {
	u := env.Default()
	whole := encodeSummary(u, anyFunction(analyze(t, "example.test/shop", everyShape)))
	for n := range len(whole) {
		if _, err := decodeSummary(u, whole[:n]); err == nil {
			t.Errorf("%d of %d bytes are taken for a summary", n, len(whole))
		}
	}
}

// anyFunction is the summary of the function that is first by name.
func anyFunction(res *Result) *Summary {
	fns := slices.Collect(maps.Keys(res.Functions))
	return res.Functions[slices.MinFunc(fns, func(a, b *types.Func) int { return bytes.Compare([]byte(a.FullName()), []byte(b.FullName())) })]
}

// Facts come out of caches: whatever they hold, reading them must not panic.
func FuzzDecode(f *testing.F) {
	u := env.Default()
	res := analyze(f, "example.test/shop", everyShape)
	all := encodings(u, res)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		f.Add(all[name])
	}
	head := binary.LittleEndian.AppendUint64([]byte{0}, alphabetID(u)) // no strings
	f.Add([]byte{})
	f.Add(head)
	f.Add([]byte("\xff\xff\xff\xff\xff\x0f")) // a table longer than memory
	f.Add(append(slices.Clone(head), bytes.Repeat([]byte{10}, 300)...))
	f.Fuzz(func(t *testing.T, data []byte) {
		if s, err := decodeSummary(u, data); err == nil {
			encodeSummary(u, s)
		}
		(&PackageBytes{encoded: data}).Package(u)
	})
}
