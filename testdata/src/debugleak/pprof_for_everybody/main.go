// The import alone registers the profiles on the mux that is served.
package main

import (
	"log"
	"net/http"
	_ "net/http/pprof" // want `serves profiles and stacks of the process in production \[profiling/pprof unguarded\]`
)

func main() {
	log.Fatal(http.ListenAndServe(":8080", nil))
}
