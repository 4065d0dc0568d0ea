// The stack goes to the visitor in one handler and to the log in the other.
package main

import (
	"fmt"
	"log"
	"net/http"
	"runtime/debug"
)

func shown(w http.ResponseWriter, r *http.Request) {
	text := fmt.Sprintf("sorry: %s", debug.Stack())
	http.Error(w, text, http.StatusInternalServerError) // want `http.Error sends a stack trace to visitors in production`
}

func logged(w http.ResponseWriter, r *http.Request) {
	log.Printf("%s", debug.Stack())
	http.Error(w, "sorry", http.StatusInternalServerError)
}

func main() {
	http.HandleFunc("/", shown)
	http.HandleFunc("/quiet", logged)
	http.ListenAndServe(":8080", nil)
}
