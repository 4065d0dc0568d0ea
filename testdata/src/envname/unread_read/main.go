package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

func live() bool { return os.Getenv("APP_ENV") == "production" }

// Read by name, from another function.
var production = live()

// Read by what is printed.
type printed struct{ live bool }

// Read by what is printed of what holds it.
type inner struct{ live bool }

type outer struct{ list []*inner }

// Read by an encoder, if its tag says so.
type encoded struct {
	Live bool `json:"live"`
}

// Read by a comparison.
type compared struct{ live bool }

// Read as a key.
type key struct{ live bool }

// Read under another name.
type first struct{ live bool }

type second struct{ live bool }

// Read through a pointer.
type pointed struct{ live bool }

// Read in its own update.
type updated struct{ live bool }

// Read by a method that an interface calls.
type handler struct{ live bool }

func (h handler) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	if h.live {
		w.WriteHeader(http.StatusOK)
	}
}

func printAll[T any](v T) { fmt.Println(v) }

// Read by a generic function.
type parameter struct{ live bool }

// Promoted.
type embedded struct{ live bool }

type embedding struct{ embedded }

func main() {
	fmt.Println(production, printed{live: live()}, outer{list: []*inner{{live: live()}}})
	_ = json.NewEncoder(os.Stdout).Encode(&encoded{Live: live()})
	println(compared{live: live()} == compared{})
	keys := map[key]int{{live: live()}: 1}
	println(keys[key{}], second(first{live: live()}).live)
	p := &pointed{live: live()}
	flag := &p.live
	println(*flag)
	u := &updated{live: live()}
	u.live = u.live || live()
	_ = http.ListenAndServe("", handler{live: live()})
	printAll(parameter{live: live()})
	e := embedding{embedded{live: live()}}
	println(e.live)
}
