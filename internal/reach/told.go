package reach

import "slices"

// withoutToldHosts leaves out the hosts of live systems that another finding
// speaks of: a request to one, or an operation of a client that has one, says
// where the host is used and more. It returns how many it left out. Each main
// is told by itself, as drivers that see one main at a time tell it.
func withoutToldHosts(found []Finding) (rest []Finding, left int) {
	for _, f := range found {
		if f.Kind == "literal" && told(&f, found) {
			left++
			continue
		}
		rest = append(rest, f)
	}
	return rest, left
}

// told reports whether other findings cover every path to the use of a host.
func told(host *Finding, found []Finding) bool {
	covers := func(of Path) bool {
		return slices.ContainsFunc(found, func(f Finding) bool {
			return slices.Contains(f.Hosts, host.Call) && slices.ContainsFunc(f.Paths, func(p Path) bool {
				return p.Main == of.Main && of.Set.Minus(p.Set).Empty()
			})
		})
	}
	return !slices.ContainsFunc(host.Paths, func(p Path) bool { return !covers(p) })
}
