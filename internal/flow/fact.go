package flow

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"github.com/envlint/envlint/internal/env"
)

// Within a process facts are what they speak of, and are encoded where they
// leave it. What arrived encoded is decoded when somebody asks.

// A FunctionFact is the summary of a function or method. The framework carries
// it to direct importers, that of a method also further.
type FunctionFact struct {
	universe *env.Universe
	summary  *Summary
	encoded  []byte
}

// AFact marks the type as a fact.
func (*FunctionFact) AFact() {}

// String says enough for a test to recognise the fact.
func (f *FunctionFact) String() string { return fmt.Sprintf("envlint(%d bytes)", f.Size()) }

// NewFunctionFact makes a fact of a summary, which nobody may change any more.
func NewFunctionFact(u *env.Universe, s *Summary) *FunctionFact {
	return &FunctionFact{universe: u, summary: s}
}

// Summary is what the fact says; an error means that it speaks of other
// environments.
func (f *FunctionFact) Summary(u *env.Universe) (*Summary, error) {
	if f.summary == nil {
		s, err := decodeSummary(u, f.encoded)
		if err != nil {
			return nil, err
		}
		f.universe, f.summary = u, s
	}
	return f.summary, sameAlphabet(f.universe, u)
}

func sameAlphabet(a, b *env.Universe) error {
	if a != b && a.ID() != b.ID() {
		return errAlphabet
	}
	return nil
}

func (f *FunctionFact) bytes() []byte {
	if f.encoded != nil {
		return f.encoded
	}
	return encodeSummary(f.universe, f.summary)
}

// Size is the number of encoded bytes.
func (f *FunctionFact) Size() int { return len(f.bytes()) }

// GobEncode returns the encoded bytes.
func (f *FunctionFact) GobEncode() ([]byte, error) { return f.bytes(), nil }

// GobDecode keeps the bytes until somebody asks.
func (f *FunctionFact) GobDecode(b []byte) error {
	f.encoded = slices.Clone(b)
	return nil
}

// A PackageFact is what a package tells its direct importers beside the
// summaries of its functions. It is self-contained: what importers need of the
// package's own imports is repeated.
type PackageFact struct {
	// Own says that the package belongs to a module of ours.
	Own bool
	// Configuration is the hash of the one that the package was analysed with.
	Configuration string
	// Matters says that an effect's library is among the package's imports,
	// directly or not.
	Matters bool
	// Tested says that the package or one that it imports has an operation that
	// tests must not reach, or a request of which that may turn out.
	Tested bool
	// Init is what initialising the package does, its imports included.
	Init *Summary
	// Types are the method tables of the types that its summaries create.
	Types map[string]MethodTable
	// Values are the functions that its summaries pass on as values.
	Values map[string]*Summary
	// Comparisons are those of this package and of the project's packages below
	// it, of what is the environment or may turn out to be.
	Comparisons []Comparison
	// Declared are the variables and fields of which a directive says what they
	// hold, those of the imports included.
	Declared map[string]Declared
	// Notes are things that could not be analysed.
	Notes []string
	// NilTested are the variables and fields of references that the package or
	// one that it imports compares with nil; see nilness.go.
	NilTested []string
	// Tables are the exported ones that are made of constants, by variable and by
	// part; see sharedtables.go.
	Tables map[string]map[string]Atom
	// Foreign are packages of other modules whose path is below that of the
	// module, imported directly or not; there are hardly ever any.
	Foreign []string
}

// A PackageBytes is a PackageFact as the framework carries it.
type PackageBytes struct {
	universe *env.Universe
	fact     *PackageFact
	encoded  []byte
}

// AFact marks the type as a fact.
func (*PackageBytes) AFact() {}

// String says enough for a test to recognise the fact.
func (f *PackageBytes) String() string {
	return fmt.Sprintf("envlint package(%d bytes)", f.Size())
}

// Size is the number of encoded bytes.
func (f *PackageBytes) Size() int { return len(f.bytes()) }

// GobEncode returns the encoded bytes.
func (f *PackageBytes) GobEncode() ([]byte, error) { return f.bytes(), nil }

// GobDecode keeps the bytes until somebody asks.
func (f *PackageBytes) GobDecode(b []byte) error {
	f.encoded = slices.Clone(b)
	return nil
}

// NewPackageBytes makes a fact of what a package tells, which nobody may change
// any more.
func NewPackageBytes(u *env.Universe, p *PackageFact) *PackageBytes {
	return &PackageBytes{universe: u, fact: p}
}

func (f *PackageBytes) bytes() []byte {
	if f.encoded != nil {
		return f.encoded
	}
	u, p, w := f.universe, f.fact, newEncoder()
	w.buf = binary.LittleEndian.AppendUint64(w.buf, alphabetID(u))
	w.bool(p.Own)
	w.string(p.Configuration)
	w.bool(p.Matters)
	w.bool(p.Tested)
	w.bool(p.Init != nil)
	if p.Init != nil {
		w.summary(p.Init)
	}
	w.uint(len(p.Types))
	for _, id := range slices.Sorted(maps.Keys(p.Types)) {
		w.string(id)
		w.summaries(p.Types[id])
	}
	w.summaries(p.Values)
	w.uint(len(p.Declared))
	for _, name := range slices.Sorted(maps.Keys(p.Declared)) {
		w.string(name)
		w.bool(p.Declared[name].Environment)
		w.set(p.Declared[name].True)
	}
	w.lay = newLayout(u)
	w.tables(p.Tables)
	w.comparisons(p.Comparisons)
	for _, list := range [][]string{p.Notes, p.Foreign, p.NilTested} {
		w.uint(len(list))
		for _, s := range list {
			w.string(s)
		}
	}
	return w.finish()
}

func (w *encoder) summaries(m map[string]*Summary) {
	w.uint(len(m))
	for _, id := range slices.Sorted(maps.Keys(m)) {
		w.string(id)
		w.bool(m[id] != nil)
		if m[id] != nil {
			w.summary(m[id])
		}
	}
}

func (r *decoder) summaries() map[string]*Summary {
	m := map[string]*Summary{}
	for range r.count() {
		id := r.string()
		m[id] = nil
		if r.bool() {
			m[id] = r.summary()
		}
	}
	return m
}

// Package is what the fact says; an error means that it speaks of other
// environments.
func (f *PackageBytes) Package(u *env.Universe) (*PackageFact, error) {
	if f.fact != nil {
		return f.fact, sameAlphabet(f.universe, u)
	}
	r := newDecoder(f.encoded, u)
	if r.word() != alphabetID(u) && r.err == nil {
		return nil, errAlphabet
	}
	p := &PackageFact{Own: r.bool(), Configuration: r.string(), Matters: r.bool(), Tested: r.bool(), Types: map[string]MethodTable{}}
	if r.bool() {
		p.Init = r.summary()
	}
	for range r.count() {
		id := r.string()
		p.Types[id] = r.summaries()
	}
	p.Values = r.summaries()
	p.Declared = map[string]Declared{}
	for range r.count() {
		name := r.string()
		p.Declared[name] = Declared{Environment: r.bool(), True: r.set()}
	}
	r.lay = newLayout(u)
	p.Tables = r.tables()
	p.Comparisons = r.comparisons()
	for _, list := range []*[]string{&p.Notes, &p.Foreign, &p.NilTested} {
		for range r.count() {
			*list = append(*list, r.string())
		}
	}
	if r.err == nil {
		f.universe, f.fact = u, p
	}
	return p, r.err
}
