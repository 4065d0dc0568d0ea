package flow

import "slices"

// maxStores is how many stores to one cell a summary keeps apart. Apart they
// keep what each requires; three quarters of all events are stores.
const maxStores = 6

// joinStores drops the stores that an unconditional unknown store covers, and
// joins those that are too many.
func joinStores(u *unit, events []*Event, all Lanes) []*Event {
	byCell := map[Source][]*Event{}
	for _, ev := range events {
		if ev.Kind == Store && ev.Source.Kind != Free {
			byCell[ev.Source] = append(byCell[ev.Source], ev)
		}
	}
	drop := map[*Event]bool{}
	var add []*Event
	for _, ev := range events {
		group := byCell[ev.Source]
		if ev.Kind != Store || len(group) < 2 || group[0] != ev || holdsFunctions(group) {
			continue
		}
		i := slices.IndexFunc(group, func(ev *Event) bool {
			return ev.Value.top.contains(all) && slices.ContainsFunc(ev.Ways, func(w Way) bool { return w.Lanes.contains(all) })
		})
		if i < 0 && len(group) <= maxStores {
			continue
		}
		joined := Event{Kind: Store, Source: ev.Source}
		for j, g := range group {
			drop[g] = true
			if i >= 0 && j != i {
				continue
			}
			var where Lanes
			for _, w := range g.Ways {
				where = where.or(w.Lanes)
			}
			joined.join(&Event{Value: g.Value.restrict(where)}, Way{Lanes: where}, 1, nil)
		}
		joined.id = u.eventID(&joined)
		add = append(add, &joined)
	}
	return append(slices.DeleteFunc(events, func(ev *Event) bool { return drop[ev] }), add...)
}

func holdsFunctions(group []*Event) bool {
	for _, ev := range group {
		for _, p := range ev.Value.parts {
			if p.atom.Kind == kindFunc {
				return true
			}
		}
	}
	return false
}
