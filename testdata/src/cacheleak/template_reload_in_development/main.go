// Who edits templates wants to see them at once; visitors do not edit.
package main

import (
	"html/template"
	"log"
	"net/http"
	"os"
)

var (
	development = os.Getenv("APP_ENV") == "development"
	page        = template.Must(template.ParseFiles("page.html"))
)

func show(w http.ResponseWriter, r *http.Request) {
	t := page
	if development {
		t = template.Must(template.ParseFiles("page.html"))
	}
	t.Execute(w, nil)
}

// terms reloads everywhere but in staging: the guard names the wrong place.
func terms(w http.ResponseWriter, r *http.Request) {
	t := page
	if os.Getenv("APP_ENV") != "staging" {
		t = template.Must(template.ParseFiles("terms.html")) // want `template.ParseFiles parses templates for each request in production`
	}
	t.Execute(w, nil)
}

func main() {
	http.HandleFunc("/", show)
	http.HandleFunc("/terms", terms)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
