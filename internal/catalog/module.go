package catalog

import "strings"

// InModule lists the rules about packages of a module, by its path in go.mod,
// sorted by id.
func (c *Catalog) InModule(module string) []*Rule {
	var out []*Rule
	below := canonical(module)
	for _, r := range c.compiled {
		for _, p := range r.match {
			if path := canonical(p.Path); path == below || strings.HasPrefix(path, below+"/") {
				out = append(out, r.rule)
				break
			}
		}
	}
	return out
}
