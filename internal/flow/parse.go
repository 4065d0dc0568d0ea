package flow

import "strconv"

// parse runs a parser of strings on the constants. The empty string is always
// worth a row: it is what nothing configured looks like.
func (e *evaluation) parse(v Value, f func(string) Atom) Value {
	v = spellOut(e.universe(), v)
	out := unknown(v.top)
	for _, p := range v.parts {
		switch p.atom.Kind {
		case kindStr:
			out = out.join(exactly(f(p.atom.S), p.lanes))
		case kindSym:
			e.lay.block(p.atom.Src)
			out = out.join(unknown(p.lanes))
		default:
			out = out.join(unknown(p.lanes))
		}
	}
	return out
}

func parseBool(s string) Atom {
	b, err := strconv.ParseBool(s)
	return boolAtom(err == nil && b)
}

func parseInt(s string) Atom {
	i, err := strconv.Atoi(s)
	if err != nil {
		i = 0
	}
	return intAtom(int64(i))
}
