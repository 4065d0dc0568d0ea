package oracle

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// A Checker compares programs with what the analysis says of them.
type Checker struct {
	Dir    string // where modules are written, each over the last
	Single bool   // print programs as one package
	// Claim asks the analysis about the module in dir. It is a field so that
	// this package can be tested without an analysis.
	Claim func(dir string) (*Claim, error)
}

// Check runs and analyses one program.
func (c *Checker) Check(p *Program) (*Score, error) {
	src, err := c.write(p)
	if err != nil {
		return nil, err
	}
	bin, err := Build(c.Dir)
	if err != nil {
		return nil, fmt.Errorf("seed %d: %w", p.Seed, err)
	}
	seen, err := Observe(bin, p.Values(), p.Free)
	if err != nil {
		return nil, fmt.Errorf("seed %d: %w", p.Seed, err)
	}
	claim, err := c.Claim(c.Dir)
	if err != nil {
		return nil, fmt.Errorf("seed %d: %w", p.Seed, err)
	}
	return Compare(p, src, seen, claim), nil
}

// Claims analyses one program without running it.
func (c *Checker) Claims(p *Program) (*Claim, *Source, error) {
	src, err := c.write(p)
	if err != nil {
		return nil, nil, err
	}
	claim, err := c.Claim(c.Dir)
	if err != nil {
		return nil, nil, fmt.Errorf("seed %d: %w", p.Seed, err)
	}
	return claim, src, nil
}

func (c *Checker) write(p *Program) (*Source, error) {
	src, err := p.Print(c.Single)
	if err != nil {
		return nil, err
	}
	if err := os.RemoveAll(c.Dir); err != nil {
		return nil, err
	}
	return src, src.WriteTo(c.Dir)
}

// Wider lists the sites of a program of which one package tells more than four,
// with both sets, and counts those of which four tell more.
func (c *Checker) Wider(p *Program) (wider map[int]string, sites, four int, err error) {
	c.Single = true
	one, src, err := c.Claims(p)
	if err != nil {
		return nil, 0, 0, err
	}
	c.Single = false
	many, split, err := c.Claims(p)
	if err != nil {
		return nil, 0, 0, err
	}
	wider = map[int]string{}
	for site, place := range src.Sites {
		a, b := one.Set[place], many.Set[split.Sites[site]]
		if a != b {
			four++
		}
		if !b.Contains(a) {
			wider[site] = fmt.Sprintf("one package says %s, four say %s", one.spellings(a), many.spellings(b))
		}
	}
	return wider, len(src.Sites), four, nil
}

// Narrowest shrinks p for a site of which one package tells more than four.
func (c *Checker) Narrowest(p *Program, site int, limit time.Duration) string {
	Shrink(p, func(p *Program) bool {
		wider, _, _, err := c.Wider(p)
		return err == nil && wider[site] != ""
	}, time.Now().Add(limit))
	wider, _, _, _ := c.Wider(p)
	c.Single = true
	return c.describe(p, fmt.Sprintf("site %d: %s", site, wider[site]))
}

// Shows reports whether m still shows in p, which may be a smaller program
// than the one in which it was found.
func (c *Checker) Shows(p *Program, m Miss) bool {
	src, err := c.write(p)
	if err != nil {
		return false
	}
	place, ok := src.Sites[m.Site]
	if !ok {
		return false
	}
	claim, err := c.Claim(c.Dir)
	if err != nil {
		return false
	}
	set := claim.Set
	if m.Kind == Bare {
		set = claim.Bare
	}
	if set[place].Has(claim.world(m.Value)) != (m.Kind == Over) {
		return false
	}
	bin, err := Build(c.Dir)
	if err != nil {
		return false
	}
	free := p.Free
	if m.Kind == Bare {
		free = nil
	}
	seen, err := Observe(bin, []string{m.Value}, free)
	return err == nil && seen.Ran[m.Site][m.Value] != (m.Kind == Over)
}

// Smallest shrinks p for the first miss and describes the outcome.
func (c *Checker) Smallest(p *Program, m Miss, limit time.Duration) string {
	Shrink(p, func(p *Program) bool { return c.Shows(p, m) }, time.Now().Add(limit))
	return c.describe(p, fmt.Sprintf("site %d %s, APP_ENV=%s", m.Site, m.Kind, m.Value))
}

// describe shows a program as it is printed, with what is wrong with it.
func (c *Checker) describe(p *Program, what string) string {
	src, err := p.Print(c.Single)
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "seed %d, single %t: %s", p.Seed, c.Single, what)
	if p.Declared {
		b.WriteString(" (its environments are declared)")
	}
	names := []string{}
	for name := range src.Files {
		if name != "rec/rec.go" && name != "envlint.toml" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&b, "\n-- %s --\n%s", name, src.Files[name])
	}
	return b.String()
}
