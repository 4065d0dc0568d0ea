package flow

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestZZ(t *testing.T) {
	src, _ := os.ReadFile("/tmp/zz.go")
	res := analyze(t, "example.test/zz", string(src))
	for fn, s := range res.Functions {
		if fn.Name() != "F312" {
			continue
		}
		for _, b := range s.Layout.Blocks {
			fmt.Printf("block %d %+v class %d rows %v multi %v\n", b.first, b.Source, b.Class, b.Rows, b.Multi)
		}
		for _, ev := range s.Events {
			fmt.Println("event", ev.Kind, ev.Name, ev.Detail, ev.Site)
			for _, w := range ev.Ways {
				var parts []string
				parts = append(parts, fmt.Sprint(w.Lanes.Worlds().Len(), "worlds"))
				for _, b := range s.Layout.Blocks {
					var rows []string
					for i := range b.size() {
						if w.Lanes.has(b.first + i) {
							if i < len(b.Rows) {
								rows = append(rows, fmt.Sprint(b.Rows[i].S, b.Rows[i].I))
							} else {
								rows = append(rows, "REST")
							}
						}
					}
					parts = append(parts, b.Source.Name+b.Source.Via+"="+strings.Join(rows, ","))
				}
				fmt.Printf("   way %q\n", parts)
			}
		}
	}
}
