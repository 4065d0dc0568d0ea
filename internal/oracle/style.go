package oracle

// A Style says what the programs are like.
type Style int

const (
	// Adversarial programs do what is hard to follow, and all of it at once:
	// they store to shared objects from everywhere, hand them through
	// containers and ask several instances of one type. Misses show here.
	Adversarial Style = iota
	// Ordinary programs look like applications: one configuration, read once
	// and handed down, and the forms of guards about as often as public code
	// has them. How precise the analysis is shows here.
	Ordinary
)

// Styles are all of them by name.
var Styles = map[string]Style{"adversarial": Adversarial, "ordinary": Ordinary}

// A weight says how often the grammar takes something, by style.
type weight [2]int

// ordinary is whether the program is like an application.
func (g *gen) ordinary() bool { return g.style == Ordinary }
