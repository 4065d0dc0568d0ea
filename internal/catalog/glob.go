package catalog

import "strings"

// glob reports whether s matches pattern, in which "*" is any run of
// characters.
func glob(pattern, s string) bool {
	head, rest, star := strings.Cut(pattern, "*")
	if !star {
		return pattern == s
	}
	s, ok := strings.CutPrefix(s, head)
	if !ok {
		return false
	}
	for {
		part, next, more := strings.Cut(rest, "*")
		if !more {
			return strings.HasSuffix(s, part)
		}
		i := strings.Index(s, part)
		if i < 0 {
			return false
		}
		s, rest = s[i+len(part):], next
	}
}

// matchPath compares an import path with a pattern element by element; "v*"
// takes one major version or nothing.
func matchPath(pattern, path string) bool {
	for pattern != "" {
		p, prest, _ := strings.Cut(pattern, "/")
		s, srest, _ := strings.Cut(path, "/")
		switch {
		case p == "v*":
			if isMajor(s) {
				path = srest
			}
		case p == s:
			path = srest
		default:
			return false
		}
		pattern = prest
	}
	return path == ""
}

func isMajor(elem string) bool {
	if len(elem) < 2 || elem[0] != 'v' {
		return false
	}
	for _, c := range []byte(elem[1:]) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// canonical drops "v*" and everything that "v*" could stand for, so that a
// pattern and each path that it matches have one key. Different packages can
// share a key: matchPath decides.
func canonical(path string) string {
	if !strings.Contains(path, "/v") {
		return path
	}
	elems := strings.Split(path, "/")
	kept := elems[:1]
	for _, e := range elems[1:] {
		if e != "v*" && !isMajor(e) {
			kept = append(kept, e)
		}
	}
	if len(kept) == len(elems) {
		return path
	}
	return strings.Join(kept, "/")
}
