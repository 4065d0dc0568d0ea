// A server without a handler serves the default mux, too. The one on loopback
// does not make the other one better.
package main

import (
	"log"
	"net/http"
	_ "net/http/pprof" // want `serves profiles and stacks of the process in production`
)

func main() {
	go http.ListenAndServe("127.0.0.1:6060", nil)
	server := &http.Server{Addr: ":8080"}
	log.Fatal(server.ListenAndServe())
}
