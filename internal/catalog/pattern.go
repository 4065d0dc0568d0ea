package catalog

import (
	"fmt"
	"go/token"
	"strconv"
	"strings"
)

// A PatternKind says what a Pattern names.
type PatternKind int

const (
	// Object is a package-level function or variable: path.Name.
	Object PatternKind = iota
	// Member is a method or field: (path.T).Name.
	Member
	// Import is an import of a package: import path.
	Import
	// TypeName is a type: type path.T.
	TypeName
	// Value is a constant or variable where its value is used: value path.Name.
	Value
	// Written is a string that is written in the code: key PREFIX, host NAME.
	Written
	// Request is an HTTP request that can change something: request host.
	Request
	// Godebug is a setting of the runtime and the standard library that is built
	// into a program: godebug KEY=VALUE.
	Godebug
)

// A Pattern names objects in the notation of (*types.Func).FullName:
//
//	path.Name            function or variable
//	(path.T).Name        method or field; (*path.T).Name means the same
//	import path          import of the package
//	type path.T          use of the type
//	value path.Name      constant or variable whose value is used: not in a
//	                     comparison, a case or a key of a map
//	key sk_live_         string that is a key with the prefix
//	host api.example.org string that is the host or a URL of it; *.example.org
//	                     is every host of the domain
//	request host         HTTP request to the host, unless it only reads
//	godebug KEY=VALUE    //go:debug line of a program or godebug line of the
//	                     go.mod of its module
//
// The path element "v*" stands for no element or any major version, so that
// "host/mod/v*/sub" is host/mod/sub and host/mod/v3/sub. A "*" in T or Name
// stands for any run of characters, in a host, too. The version suffixes of gopkg.in are
// ordinary parts of the path. ParsePatterns reads several names in braces.
type Pattern struct {
	Kind PatternKind
	Path string // import path, perhaps with elements "v*"; the host of a Request; "key" or "host" of a string; the key of a Godebug
	Type string // of a Member or TypeName
	Name string // of an Object, Member or Value; the text of a string; the value of a Godebug
}

// ParsePattern reads the notation of Pattern.
func ParsePattern(s string) (Pattern, error) {
	p, err := parsePattern(s)
	if err != nil {
		return Pattern{}, fmt.Errorf("malformed symbol %q: %w", s, err)
	}
	return p, nil
}

func parsePattern(s string) (Pattern, error) {
	if path, ok := strings.CutPrefix(s, "import "); ok {
		return Pattern{Kind: Import, Path: path}, checkPath(path)
	}
	if rest, ok := strings.CutPrefix(s, "type "); ok {
		path, name, err := cutName(rest, "type")
		return Pattern{Kind: TypeName, Path: path, Type: name}, err
	}
	if rest, ok := strings.CutPrefix(s, "value "); ok {
		path, name, err := cutName(rest, "constant or variable")
		return Pattern{Kind: Value, Path: path, Name: name}, err
	}
	if kind, text, ok := strings.Cut(s, " "); ok && (kind == "key" || kind == "host") {
		return parseLiteral(kind, text)
	}
	if host, ok := strings.CutPrefix(s, "request "); ok {
		return Pattern{Kind: Request, Path: host}, checkHost(host)
	}
	if setting, ok := strings.CutPrefix(s, "godebug "); ok {
		return parseGodebug(setting)
	}
	rest, ok := strings.CutPrefix(s, "(")
	if !ok {
		if strings.Contains(s, ")") {
			return Pattern{}, fmt.Errorf(`")" without "("; methods are written (path.Type).Method`)
		}
		path, name, err := cutName(s, "function or variable")
		return Pattern{Kind: Object, Path: path, Name: name}, err
	}
	recv, member, ok := strings.Cut(rest, ")")
	if !ok {
		return Pattern{}, fmt.Errorf(`no ")" after the receiver`)
	}
	member, ok = strings.CutPrefix(member, ".")
	if !ok {
		return Pattern{}, fmt.Errorf(`no ".Method" or ".Field" after the receiver`)
	}
	if i := strings.LastIndexByte(recv, '.'); i >= 0 && strings.HasPrefix(recv[i+1:], "*") && len(recv) > i+2 && token.IsIdentifier(recv[i+2:]) {
		return Pattern{}, fmt.Errorf("the star stands before the path: (*%s.%s)", recv[:i], recv[i+2:])
	}
	path, name, err := cutName(strings.TrimPrefix(recv, "*"), "type")
	if err != nil {
		return Pattern{}, err
	}
	return Pattern{Kind: Member, Path: path, Type: name, Name: member}, checkName(member, "method or field")
}

// cutName splits "path.Name" at its last dot: import paths may hold dots, even
// in the last element (gopkg.in/gomail.v2), identifiers may not.
func cutName(s, what string) (path, name string, err error) {
	i := strings.LastIndexByte(s, '.')
	if i <= strings.LastIndexByte(s, '/') {
		return "", "", fmt.Errorf("no %s after the import path", what)
	}
	path, name = s[:i], s[i+1:]
	if err := checkPath(path); err != nil {
		return "", "", err
	}
	return path, name, checkName(name, what)
}

func checkName(name, what string) error {
	switch plain := strings.ReplaceAll(name, "*", ""); {
	case name == "":
		return fmt.Errorf("the %s is missing", what)
	case strings.Contains(name, "["):
		return fmt.Errorf("%q: type arguments are not written", name)
	case plain != "" && !token.IsIdentifier("x"+plain):
		return fmt.Errorf("%q is no name of a %s", name, what)
	case plain == name && !token.IsIdentifier(name):
		return fmt.Errorf("%q is no name of a %s", name, what)
	}
	return nil
}

func checkPath(path string) error {
	if path == "" {
		return fmt.Errorf("the import path is missing")
	}
	first := true
	for elem := range strings.SplitSeq(path, "/") {
		switch {
		case elem == "":
			return fmt.Errorf("the import path %q has an empty element", path)
		case elem == "v*" && !first:
		case strings.Contains(elem, "*"):
			return fmt.Errorf(`the import path %q has a wildcard in %q; only a whole element "v*" is allowed`, path, elem)
		case strings.ContainsAny(elem, " \t\r\n()\"'`;\\"):
			return fmt.Errorf("%q is no import path", path)
		}
		first = false
	}
	return nil
}

func checkHost(host string) error {
	switch {
	case host == "":
		return fmt.Errorf("the host is missing")
	case host != strings.ToLower(host):
		return fmt.Errorf("the host %q is not in lower case", host)
	case strings.ContainsAny(host, " \t\r\n/:?#@\"'`;\\"):
		return fmt.Errorf("%q is no host", host)
	}
	return nil
}

// ParsePatterns reads a pattern whose name may list alternatives in braces:
// "(path.T).{Create, Capture}" is two patterns.
func ParsePatterns(s string) ([]Pattern, error) {
	head, list, ok := strings.Cut(s, ".{")
	list, closed := strings.CutSuffix(list, "}")
	if !ok || !closed {
		p, err := ParsePattern(s)
		return []Pattern{p}, err
	}
	names := strings.Split(list, ",")
	out := make([]Pattern, len(names))
	for i, name := range names {
		name = strings.TrimSpace(name)
		if i == 0 {
			first, err := ParsePattern(head + "." + name)
			if err != nil {
				return nil, err
			}
			if first.Kind != Object && first.Kind != Member && first.Kind != Value {
				return nil, fmt.Errorf("malformed symbol %q: only names of functions, constants, variables and members stand in braces", s)
			}
			out[0] = first
			continue
		}
		if err := checkName(name, "name"); err != nil {
			return nil, fmt.Errorf("malformed symbol %q: %w", s, err)
		}
		out[i] = out[0]
		out[i].Name = name
	}
	return out, nil
}

// ParseSymbol reads a pattern that must name a function, variable, method or
// field.
func ParseSymbol(s string) (Pattern, error) {
	p, err := ParsePattern(s)
	if err == nil && p.Kind != Object && p.Kind != Member {
		err = fmt.Errorf("malformed symbol %q: neither function, variable, method nor field", s)
	}
	return p, err
}

// ParseClient reads a Client entry: a variable or field, or a function with
// the index of an argument, "path.New(0)". For variables and fields arg is -1.
func ParseClient(s string) (p Pattern, arg int, err error) {
	arg = -1
	text := s
	if open := strings.LastIndexByte(s, '('); open > 0 && strings.HasSuffix(s, ")") {
		arg, err = strconv.Atoi(s[open+1 : len(s)-1])
		if err != nil || arg < 0 {
			return Pattern{}, 0, fmt.Errorf("malformed client %q: %q is no index of an argument", s, s[open+1:len(s)-1])
		}
		text = s[:open]
	}
	p, err = ParsePattern(text)
	if err == nil && p.Kind != Object && p.Kind != Member {
		err = fmt.Errorf("malformed client %q: neither variable, field nor function", s)
	}
	return p, arg, err
}
