package flow

import (
	"cmp"
	"strconv"
	"strings"
)

// A SourceKind says what a function does not know by itself.
type SourceKind uint8

const (
	// Param is parameter Index, receiver first.
	Param SourceKind = iota
	// EnvParam is the environment variable named by parameter Index.
	EnvParam
	// KeyParam is what a library finds under the key that parameter Index names,
	// as the class Name.
	KeyParam
	// Element is element Name of the list that parameter Index is.
	Element
	// Free is the captured variable Index of a closure.
	Free
	// FieldCell is the field Name, whatever the instance.
	FieldCell
	// VarCell is the package variable Name.
	VarCell
	// StoredVar is the package variable Name after a store on every path: the
	// implicit zero is gone.
	StoredVar
	// Config is the configuration value Name; Default is what it holds when
	// nothing is configured.
	Config
	// KeyValue is what a library finds under the key Name.
	KeyValue
	// KeyDefault is what the key Name holds when nobody configures it.
	KeyDefault
	// Carried is what contexts carry under the key Name.
	Carried
	// MethodResult is result Index of the interface method Name.
	MethodResult
)

// A Source is one unknown of a function. Sources are comparable.
type Source struct {
	Kind    SourceKind
	Index   int
	Name    string
	Default Constant
	// Via are the views through which the source is looked at, innermost
	// first; see view.go.
	Via string
}

// Constant is the constant default of a configuration value: at most a string,
// bool or integer, the zero Constant for none.
type Constant struct {
	Kind Kind
	S    string
	I    int64
}

// textConstant is a default that is a string, the zero Constant for none.
func textConstant(s string) Constant {
	if s == "" {
		return Constant{}
	}
	return Constant{Kind: kindStr, S: s}
}

func (s Source) isParam() bool { return s.Kind <= Free }

// configured reports whether who runs the program decides what the source
// holds.
func (s Source) configured() bool { return s.Kind == Config || s.Kind == KeyValue }

func compareSources(a, b Source) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Index, b.Index),
		cmp.Compare(a.Default.Kind, b.Default.Kind), cmp.Compare(a.Default.S, b.Default.S), cmp.Compare(a.Default.I, b.Default.I), cmp.Compare(a.Via, b.Via))
}

// String names the source for tests and debugging.
func (s Source) String() string {
	name := [...]string{"param", "envparam", "keyparam", "element", "free", "field", "var", "stored", "config", "key", "default", "carried", "method"}[s.Kind]
	if s.Kind <= Free {
		name += " " + strconv.Itoa(s.Index)
	} else {
		name += " " + s.Name
	}
	if s.Via != "" {
		name += " via " + strings.ReplaceAll(s.Via, "\n", ", ")
	}
	return name
}

// A Class is the shape of a source's rows.
type Class uint8

const (
	// Opaque sources have a single row: nothing is compared with them.
	Opaque Class = iota
	// Text rows are the compared strings and the rest.
	Text
	// Truth rows are false and true.
	Truth
	// Number rows are the compared integers and the rest.
	Number
	// Reference rows are nil and not nil.
	Reference
)

// A Block is the rows of one source in a layout. The last row of a Text,
// Number or Opaque block is the rest and has no constant.
type Block struct {
	Source Source
	Class  Class
	Rows   []Atom // constants, sorted; without the rest
	// Multi says that the source is read more than once, so that two reads may
	// have seen two values: a cell stands for many instances and moments.
	Multi bool
	// Mentions are the spellings that code compares the source with.
	Mentions []string
	// Note is what the declaration of a field says.
	Note  fieldNote
	first int
}

func (b *Block) hasRest() bool { return b.Class == Text || b.Class == Number || b.Class == Opaque }

func (b *Block) size() int {
	if b.hasRest() {
		return len(b.Rows) + 1
	}
	return len(b.Rows)
}

func (b *Block) lanes() Lanes { return laneRange(b.first, b.size()) }

// rest is the lane of the rest row; empty if the class has none.
func (b *Block) rest() Lanes {
	if !b.hasRest() {
		return Lanes{}
	}
	return oneLane(b.first + len(b.Rows))
}

func (b *Block) row(a Atom) (int, bool) {
	for i, r := range b.Rows {
		if r == a {
			return i, true
		}
	}
	return 0, false
}

// covers reports whether an atom is a row, or has the prefix that is one.
func (b *Block) covers(a Atom) bool {
	for _, r := range b.Rows {
		if r == a || r.Kind == kindPrefix && a.Kind == kindStr && strings.HasPrefix(a.S, r.S) {
			return true
		}
	}
	return false
}

// zero is the constant that the source holds when nothing was stored to it.
func (c Class) zero() (Atom, bool) {
	switch c {
	case Text:
		return strAtom(""), true
	case Truth:
		return boolAtom(false), true
	case Number:
		return intAtom(0), true
	case Reference:
		return nilAtom, true
	}
	return Atom{}, false
}
