// The mux with the profiles is not the one that is served.
package main

import (
	"log"
	"net/http"
	_ "net/http/pprof"
)

func main() {
	log.Fatal(http.ListenAndServe(":8080", http.NewServeMux()))
}
