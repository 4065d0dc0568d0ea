package reach

// line is what the main does with the line that was asked for.
func (g *grading) line(main string) []Line {
	probed := g.configured.Probed
	if probed == nil {
		return nil
	}
	out := Line{Main: main, Set: probed.Set}
	if g.bare.Probed != nil {
		out.Bare = g.bare.Probed.Set
	}
	for _, w := range probed.Ways {
		out.Ways = append(out.Ways, Path{Main: main, Set: w.Set, Frames: frames(g.started, w.Witness.Frames())})
	}
	return []Line{out}
}
